// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ages are those of a clock that is off by five seconds: only what differs counts. */
class PaceTest {

    private static final long EVERY = Duration.ofMillis(20).toNanos();
    private static final double MOST = 0.8;

    private final Pace pace = new Pace();
    private long now;

    @BeforeEach
    void records() {
        for (int n = 0; n < 5_000; n++) {
            pace.record(-5_000 + n % 200);
        }
        pace.begin();
    }

    @Test
    void itGrowsToTheMostWhileRecordsAreAsOldAsUsual() {
        for (int turn = 0; turn < 100; turn++) {
            turn(-5_000 + turn * 37 % 200);
        }

        assertThat(turn(-4_900)).isEqualTo((long) (EVERY * MOST));
    }

    @Test
    void itShrinksWhileRecordsAreHeldUpAndStaysAboveNothing() {
        itGrowsToTheMostWhileRecordsAreAsOldAsUsual();

        for (int turn = 0; turn < 1_000; turn++) {
            turn(-4_810);
        }

        assertThat(turn(-4_810)).isEqualTo(EVERY / 10);
    }

    @Test
    void oneThatIsLateShrinksNothing() {
        itGrowsToTheMostWhileRecordsAreAsOldAsUsual();

        turn(9_000 - 5_000);

        assertThat(turn(-4_900)).isEqualTo((long) (EVERY * MOST));
    }

    @Test
    void whereNoRecordsComeNobodyIsHeldUp() {
        itShrinksWhileRecordsAreHeldUpAndStaysAboveNothing();

        for (int turn = 0; turn < 100; turn++) {
            now += EVERY;
            pace.nanos(now, now - EVERY, MOST);
        }

        now += EVERY;
        assertThat(pace.nanos(now, now - EVERY, MOST)).isEqualTo((long) (EVERY * MOST));
    }

    @Test
    void whoStartsBehindABacklogLearnsWhatIsUsualWhenItIsThrough() {
        Pace started = new Pace();
        started.begin();
        for (int n = 0; n < 10_000; n++) {
            started.record(Math.max(100, 60_000 - n * 10L));
        }
        for (int n = 0; n < 1_000; n++) {
            started.record(200);
        }

        assertThat((double) started.nanos(now + EVERY * 10, now + EVERY * 9, MOST))
                .isEqualTo(EVERY / 10.0, within(1.0));
    }

    @Test
    void theTasksOfAThreadShareIt() {
        itGrowsToTheMostWhileRecordsAreAsOldAsUsual();
        pace.begin();
        pace.begin();
        pace.begin();

        assertThat(turn(-4_900)).isEqualTo((long) (EVERY * MOST / 4));

        pace.end();
        pace.end();
        assertThat(turn(-4_900)).isEqualTo((long) (EVERY * MOST / 2));
    }

    @Test
    void aTurnIsNoLongerHoweverLongTheThreadDidSomethingElse() {
        itGrowsToTheMostWhileRecordsAreAsOldAsUsual();

        assertThat(pace.nanos(now, now - Duration.ofSeconds(3).toNanos(), MOST))
                .isEqualTo((long) (Duration.ofMillis(30).toNanos() * MOST));
    }

    private long turn(long age) {
        now += EVERY;
        pace.record(age);
        return pace.nanos(now, now - EVERY, MOST);
    }
}
