// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * When a notification that could not be delivered is tried again: each time after a longer pause, up to an end.
 *
 * @param first pause
 * @param factor by which each is longer than the one before
 * @param most of a pause
 * @param giveUpAfter how long after the first attempt the last one is made
 */
public record RetryPolicy(Duration first, double factor, Duration most, Duration giveUpAfter) {

    /** A day, in some thirty attempts. */
    public static final RetryPolicy USUAL =
            new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofHours(1), Duration.ofHours(24));

    /** @throws IllegalArgumentException where pauses would be none, or grow shorter */
    public RetryPolicy {
        if (first.compareTo(Duration.ofMillis(1)) < 0 || !(factor >= 1) || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("Pauses are a millisecond at least, and don't grow shorter");
        }
        if (giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("An end lies behind the first attempt");
        }
    }

    /** The same with another end. */
    public RetryPolicy givingUpAfter(Duration other) {
        return new RetryPolicy(first, factor, most, other);
    }

    /**
     * When the next attempt is due. Times are microseconds since the epoch.
     *
     * @param attempts made so far, at least 1
     * @param now when the latest ended
     * @param after how long the destination wants to be left alone
     * @param random from 0 to less than 1: pauses last from half of their length to the whole, so that what failed together
     *     doesn't come back together
     * @return the end at the latest; empty where it has come
     */
    public OptionalLong next(int attempts, long firstAttemptAt, long now, Optional<Duration> after, double random) {
        long end = firstAttemptAt + micros(giveUpAfter);
        if (now >= end) {
            return OptionalLong.empty();
        }
        double step = Math.min((double) micros(most), micros(first) * Math.pow(factor, attempts - 1));
        long pause = (long) Math.ceil(step / 2 + step / 2 * random);
        long wanted = after.map(wait -> wait.compareTo(giveUpAfter) < 0 ? wait : giveUpAfter)
                .map(RetryPolicy::micros)
                .orElse(0L);
        return OptionalLong.of(Math.min(end, now + Math.max(pause, wanted)));
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }
}
