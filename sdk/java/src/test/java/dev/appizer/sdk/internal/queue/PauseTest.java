// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When and how much may be sent. */
class PauseTest {

    private static final long MS = 1_000_000;

    private final Pause pause = new Pause(() -> 1, 0);

    private int begin() {
        pause.begin();
        return pause.round();
    }

    private long fail(long now) {
        pause.failed(begin(), Duration.ZERO, now);
        return pause.left(now) / MS;
    }

    @Test
    void pausesDoubleUpTo30Seconds() {
        assertThat(fail(0)).isEqualTo(250);
        assertThat(fail(250 * MS)).isEqualTo(500);
        for (int i = 0; i < 100; i++) {
            fail(i * 40_000L * MS);
        }
        assertThat(fail(10_000_000 * MS)).isEqualTo(30_000);
    }

    @Test
    void whatWasUnderWayTogetherFailsOnce() {
        int first = begin();
        int second = begin();
        pause.failed(first, Duration.ZERO, 0);
        pause.failed(second, Duration.ZERO, 0);

        assertThat(pause.left(0)).isEqualTo(250 * MS);
        assertThat(fail(250 * MS)).isEqualTo(500);
    }

    @Test
    void afterAFailureOneGoesByItselfAndThenSeveral() {
        int old = begin();
        fail(0);
        int probe = begin();
        assertThat(pause.isBusy()).isTrue();

        pause.succeeded(old);
        assertThat(pause.isBusy()).as("an answer from before says nothing").isTrue();
        pause.succeeded(probe);
        assertThat(pause.isBusy()).isFalse();
        assertThat(fail(1_000 * MS)).isEqualTo(250);
    }

    @Test
    void whatIsAskedForCountsUpToADay() {
        pause.failed(begin(), Duration.ofSeconds(999_999_999), 0);

        assertThat(pause.left(0)).isEqualTo(Duration.ofDays(1).toNanos());
    }
}
