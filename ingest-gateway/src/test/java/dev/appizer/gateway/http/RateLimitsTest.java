// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.appizer.schemas.KeyScope;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.keys.Key;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final Key KEY = new Key("web", KeyScope.BROWSER);
    private static final Key OTHER = new Key("backend", KeyScope.SERVER);

    private final AtomicLong nanos = new AtomicLong(5);
    private final RateLimits limits = new RateLimits(100, Duration.ofSeconds(2), nanos::get);

    @Test
    void aBurstMayUseWhatAddedUpAndThenWaits() {
        limits.take(KEY, 150);
        limits.take(KEY, 50);

        assertRefused(1);
        limits.take(OTHER, 50);
    }

    @Test
    void aBatchLargerThanTheBucketIsTakenWholeAndMadeUpFor() {
        limits.take(KEY, 1_000);

        assertRefused(9);
        pass(Duration.ofSeconds(7));
        assertRefused(2);
        pass(Duration.ofMillis(1_010));
        assertThatCode(() -> limits.take(KEY, 1)).doesNotThrowAnyException();
    }

    @Test
    void unusedTimeAddsUpToTheBurstAndNoFurther() {
        limits.take(KEY, 200);
        pass(Duration.ofHours(1));
        limits.take(KEY, 200);

        assertRefused(1);
    }

    @Test
    void whatIsRefusedTakesNothing() {
        limits.take(KEY, 200);
        for (int call = 0; call < 1_000; call++) {
            assertRefused(1);
        }
        pass(Duration.ofMillis(20));

        assertThatCode(() -> limits.take(KEY, 1)).doesNotThrowAnyException();
    }

    @Test
    void inTheLongRunNoMoreGoesThroughThanTheRate() {
        Random random = new Random(7);
        long taken = 0;
        for (int call = 0; call < 20_000; call++) {
            pass(Duration.ofMillis(random.nextInt(100)));
            int messages = 1 + random.nextInt(20);
            try {
                limits.take(KEY, messages);
                taken += messages;
            } catch (HttpProblem refused) {
                assertThat(refused.status()).isEqualTo(429);
            }
        }

        double allowed = nanos.get() / 1e9 * 100;
        assertThat((double) taken).isBetween(allowed * 0.99, allowed + 200 + 20);
    }

    @Test
    void withoutALimitEverythingGoes() {
        RateLimits none = new RateLimits(0, Duration.ofSeconds(2), nanos::get);

        assertThatCode(() -> none.take(KEY, Integer.MAX_VALUE)).doesNotThrowAnyException();
        assertThatCode(() -> none.take(KEY, Integer.MAX_VALUE)).doesNotThrowAnyException();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void assertRefused(int retryAfterSeconds) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> limits.take(KEY, 1))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(429);
                    assertThat(problem.reply().headers()).containsEntry("Retry-After", "" + retryAfterSeconds);
                });
    }
}
