// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Bodies that are made beforehand and sent again and again: callers share the machine with what they call. */
public final class Rehearsed {

    private Rehearsed() {}

    /**
     * Makes them.
     *
     * @param different how many
     * @param messages in each
     * @param body of the call that begins with a message's number
     * @return what gives the body of such a call from what was made
     */
    public static LongFunction<byte[]> of(int different, int messages, LongFunction<byte[]> body) {
        List<byte[]> bodies = LongStream.range(0, different)
                .mapToObj(call -> body.apply(call * messages))
                .toList();
        return n -> bodies.get((int) (n / messages % different));
    }
}
