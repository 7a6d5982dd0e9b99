// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.trace;

import dev.appizer.service.http.Call;
import dev.appizer.topics.TraceHeader;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Continues the trace of a call, or begins one. */
public final class TraceParent {

    private static final String NOT_SAMPLED = "00";
    private static final int TRACE_ID_END = 35;
    private static final int FLAGS = 53;

    private final Supplier<? extends RandomGenerator> random;

    /** @param random for the thread that asks; the ids need not be hard to guess */
    public TraceParent(Supplier<? extends RandomGenerator> random) {
        this.random = random;
    }

    /**
     * What the messages of a call carry: the caller's trace, or else a new one.
     *
     * @param mayAsk whether the caller may ask for the trace to be recorded: whoever has a public key must not fill the logs
     */
    public String of(Call call, boolean mayAsk) {
        String given = call.header(TraceHeader.NAME);
        if (given == null || !TraceHeader.isValid(given)) {
            return "00-" + hex() + hex() + "-" + hex() + "-" + NOT_SAMPLED;
        }
        return "00" + given.substring(2, TRACE_ID_END) + "-" + hex() + "-"
                + (mayAsk ? given.substring(FLAGS, FLAGS + 2) : NOT_SAMPLED);
    }

    /** Sixteen digits, not all of them 0. */
    private String hex() {
        long bits = random.get().nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }
}
