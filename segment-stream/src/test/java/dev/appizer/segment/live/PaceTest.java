// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration EVERY = Duration.ofMillis(20);
    private static final Duration MOST = Duration.ofMillis(16);

    private final Pace pace = new Pace();
    private long now;

    @BeforeEach
    void begin() {
        pace.begin();
    }

    @Test
    void itGrowsToTheMostWhileRecordsAreAsYoungAsUsual() {
        for (int turn = 0; turn < 60; turn++) {
            pace.record(-5_000 + turn % 90);
            turn();
        }

        assertThat(turn()).isEqualTo(MOST.toNanos());
    }

    @Test
    void itShrinksWhileRecordsAreHeldUpAndStaysAboveNothing() {
        itGrowsToTheMostWhileRecordsAreAsYoungAsUsual();

        pace.record(-4_000);
        assertThat(turn()).isEqualTo(MOST.toNanos() * 3 / 4);
        for (int turn = 0; turn < 30; turn++) {
            pace.record(9_000);
            turn();
        }

        pace.record(9_000);
        assertThat(turn()).isEqualTo(Duration.ofMillis(2).toNanos());
    }

    @Test
    void theTasksOfAThreadShareIt() {
        itGrowsToTheMostWhileRecordsAreAsYoungAsUsual();
        pace.begin();
        pace.begin();
        pace.begin();

        assertThat(turn()).isEqualTo(MOST.toNanos() / 4);

        pace.end();
        pace.end();
        assertThat(turn()).isEqualTo(MOST.toNanos() / 2);
    }

    private long turn() {
        now += EVERY.toNanos();
        return pace.nanos(now, EVERY, MOST);
    }
}
