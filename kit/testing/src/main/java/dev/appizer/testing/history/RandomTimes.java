// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** What the clocks of the clients say at a moment of the history. */
final class RandomTimes {

    private static final int MAX_SKEW_HOURS = 30;

    private final SplittableRandom random;
    private final HistorySettings settings;

    RandomTimes(SplittableRandom random, HistorySettings settings) {
        this.random = random;
        this.settings = settings;
    }

    /** The moment of a step, in milliseconds: the steps are spread evenly over the span. */
    Instant moment(int step) {
        return settings.start().plus(settings.pace().multipliedBy(step)).truncatedTo(ChronoUnit.MILLIS);
    }

    CallBuilder stamp(CallBuilder call, Instant moment) {
        double share = random.nextDouble();
        if (share < settings.untimedShare()) {
            return call;
        }
        share -= settings.untimedShare();
        if (share < settings.skewedShare()) {
            Instant sentAt = moment.plus(Duration.ofHours(random.nextInt(2 * MAX_SKEW_HOURS) - MAX_SKEW_HOURS));
            return call.sentAt(sentAt).timestamp(sentAt.minusSeconds(random.nextInt(600)));
        }
        return call.timestamp(share < settings.skewedShare() + settings.lateShare() ? late(moment) : moment);
    }

    /** Anywhere in the past, or the same midnight as others, or (rarely) a little or far in the future. */
    private Instant late(Instant moment) {
        long past = Math.max(1, Duration.between(settings.start(), moment).toMillis());
        return switch (random.nextInt(8)) {
            case 0 -> moment.plus(Duration.ofMinutes(random.nextInt(180)));
            case 1, 2 -> moment.truncatedTo(ChronoUnit.DAYS);
            default -> moment.minusMillis(random.nextLong(past));
        };
    }
}
