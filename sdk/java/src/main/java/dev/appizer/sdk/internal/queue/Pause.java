// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When and how much may be sent: after a failure nothing for a while, then one attempt by itself, then again several at a
 * time. Attempts that were under way together fail together: that is one failure. Its user holds a lock.
 */
final class Pause {

    private static final int AT_A_TIME = 4;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration GREATEST = Duration.ofSeconds(30);

    /** What is asked for beyond is a mistake, of a clock for instance. */
    private static final Duration ASKED_AT_MOST = Duration.ofDays(1);

    private final DoubleSupplier random;
    private int failures;
    private int round;
    private int inRound;
    private long until;

    Pause(DoubleSupplier random, long now) {
        this.random = random;
        this.until = now;
    }

    /** Whether no more may be under way, for as long as none of it has ended. */
    boolean isBusy() {
        return inRound >= (failures == 0 ? AT_A_TIME : 1);
    }

    /** How many nanoseconds nothing may be sent: 0 or less where something may. */
    long left(long now) {
        return until - now;
    }

    /** The round of an attempt that begins now. */
    int round() {
        return round;
    }

    /** An attempt begins. */
    void begin() {
        inRound++;
    }

    void succeeded(int inItsRound) {
        if (inItsRound == round) {
            inRound--;
            failures = 0;
        }
    }

    void failed(int inItsRound, Duration asked, long now) {
        if (inItsRound == round) {
            until = Math.max(until, now + jittered());
            failures++;
            round++;
            inRound = 0;
        }
        Duration atMost = asked.compareTo(ASKED_AT_MOST) > 0 ? ASKED_AT_MOST : asked;
        until = Math.max(until, now + atMost.toNanos());
    }

    private long jittered() {
        long greatest = FIRST.toNanos() << Math.min(failures, 10);
        return (long) (random.getAsDouble() * Math.min(greatest, GREATEST.toNanos()));
    }
}
