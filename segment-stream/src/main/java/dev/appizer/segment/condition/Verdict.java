// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;

/**
 * What a condition says at an instant.
 *
 * @param holds whether it holds
 * @param until microseconds: as long as the facts stay, it says the same before this instant; of a single filter, another
 *     thing from it on. {@link Span#FOREVER} where time alone changes nothing
 */
public record Verdict(boolean holds, long until) {

    /** Whatever the time. */
    public static Verdict forever(boolean holds) {
        return new Verdict(holds, Span.FOREVER);
    }
}
