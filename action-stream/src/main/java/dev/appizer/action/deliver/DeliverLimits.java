// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How much is done at once, of one task.
 *
 * @param underWay notifications that a destination has been handed and has not answered; at least 1
 * @param rows looked at in one go, of each kind; at least 1
 * @param time that one go takes, about
 * @param look how soon it is looked for outcomes
 * @param idle from one look to the next, where nothing is under way and no record comes
 * @param paused how soon it is looked again whether a campaign is still paused
 * @param retention how long deliveries that have ended are kept
 */
public record DeliverLimits(
        int underWay, int rows, Duration time, Duration look, Duration idle, Duration paused, Duration retention) {

    /** Of a fifth of a thread's time at most. */
    public static final DeliverLimits USUAL = new DeliverLimits(
            8,
            500,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(500),
            Duration.ofMinutes(1),
            Duration.ofDays(30));

    /** @throws IllegalArgumentException where nothing would ever be done */
    public DeliverLimits {
        if (underWay < 1 || rows < 1 || look.toMillis() < 1 || retention.isNegative()) {
            throw new IllegalArgumentException("At least one at once, and no time is negative");
        }
    }

    /** The same with so many at once to a destination. */
    public DeliverLimits withUnderWay(int other) {
        return new DeliverLimits(other, rows, time, look, idle, paused, retention);
    }

    /** The same with another one. */
    public DeliverLimits withRetention(Duration other) {
        return new DeliverLimits(underWay, rows, time, look, idle, paused, other);
    }

    long pausedMicros() {
        return TimeUnit.MICROSECONDS.convert(paused);
    }

    long retentionMicros() {
        return TimeUnit.MICROSECONDS.convert(retention);
    }
}
