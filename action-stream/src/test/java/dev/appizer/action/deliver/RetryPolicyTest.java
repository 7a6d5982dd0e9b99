// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {

    private static final RetryPolicy USUAL = RetryPolicy.USUAL;
    private static final long SECOND = 1_000_000;
    private static final long DAY = 24 * 3600 * SECOND;
    private static final Optional<Duration> NOTHING_SAID = Optional.empty();

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(USUAL.next(1, 0, 0, NOTHING_SAID, 0)).hasValue(SECOND / 2);
        assertThat(USUAL.next(2, 0, 0, NOTHING_SAID, 0)).hasValue(SECOND);
        assertThat(USUAL.next(5, 0, 0, NOTHING_SAID, 0)).hasValue(8 * SECOND);
        assertThat(USUAL.next(5_000, 0, 0, NOTHING_SAID, 0)).hasValue(1_800 * SECOND);
    }

    @Test
    void theLastAttemptIsMadeAtTheVeryEnd() {
        assertThat(USUAL.next(30, 7, 7 + DAY - 1, NOTHING_SAID, 0.9)).hasValue(7 + DAY);
        assertThat(USUAL.next(31, 7, 7 + DAY, NOTHING_SAID, 0.9)).isEmpty();
    }

    @Test
    void whoeverWantsToBeLeftAloneForEverIsTriedAtTheEnd() {
        Optional<Duration> forEver = Optional.of(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(USUAL.next(1, 0, 5, forEver, 0)).hasValue(DAY);
    }

    @Property
    void noAttemptIsBehindTheEndOrTooSoon(
            @ForAll @IntRange(min = 1, max = 100_000) int attempts,
            @ForAll @LongRange(min = 0, max = 2 * DAY) long passed,
            @ForAll @LongRange(min = 0, max = 2 * DAY) long after,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
        long first = 1_700_000_000_000_000L;
        long now = first + passed;

        OptionalLong next = USUAL.next(attempts, first, now, Optional.of(Duration.ofNanos(after * 1_000)), random);

        assertThat(next.isPresent()).isEqualTo(passed < DAY);
        next.ifPresent(at -> {
            assertThat(at).isLessThanOrEqualTo(first + DAY).isGreaterThan(now);
            assertThat(at).isGreaterThanOrEqualTo(Math.min(first + DAY, now + Math.min(DAY, after)));
        });
    }

    @Property(tries = 200)
    void aDayHasAtLeastTwoDozenAttemptsAndTheLastAtItsEnd(@ForAll long seed) {
        Random random = new Random(seed);
        long now = 0;
        int attempts = 1;

        for (OptionalLong next = USUAL.next(attempts, 0, now, NOTHING_SAID, random.nextDouble());
                next.isPresent();
                next = USUAL.next(attempts, 0, now, NOTHING_SAID, random.nextDouble())) {
            now = next.getAsLong();
            attempts++;
        }

        assertThat(now).isEqualTo(DAY);
        assertThat(attempts).isBetween(24, 70);
    }
}
