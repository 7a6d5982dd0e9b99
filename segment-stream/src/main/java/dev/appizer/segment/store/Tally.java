// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

/**
 * How many events there are, at least one, and when the first and the last of them happened.
 *
 * @param firstTime microseconds since the epoch
 * @param lastTime the same
 */
public record Tally(long count, long firstTime, long lastTime) {

    public static Tally ofOne(long eventTime) {
        return new Tally(1, eventTime, eventTime);
    }

    public Tally plus(Tally other) {
        return new Tally(count + other.count, Math.min(firstTime, other.firstTime), Math.max(lastTime, other.lastTime));
    }
}
