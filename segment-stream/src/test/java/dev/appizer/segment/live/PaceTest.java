// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ages are those of a clock that is off by five seconds: only what differs counts. */
class PaceTest {

    private static final long EVERY = Duration.ofMillis(50).toNanos();
    private static final double MOST = 0.7;
    private static final double LEAST = 0.1;
    private static final Duration HOLD_UP = Duration.ofMillis(120);
    private static final Offset<Double> ABOUT = Offset.offset(0.02);

    private Pace pace = new Pace();
    private long now;

    @BeforeEach
    void records() {
        come(5_000, -4_900);
        pace.begin();
    }

    @Test
    void whileRecordsAreAsOldAsUsualPortionsHaveTheMost() {
        come(1_000, -4_900);

        assertThat(share()).isCloseTo(MOST, ABOUT);
    }

    @Test
    void theMoreRecordsAreHeldUpTheLessPortionsHave() {
        come(1_000, -4_840);
        assertThat(share()).isCloseTo((MOST + LEAST) / 2, ABOUT);

        come(1_000, -4_780);
        assertThat(share()).isCloseTo(LEAST, ABOUT);

        come(1_000, 60_000);
        assertThat(share()).isCloseTo(LEAST, ABOUT);
    }

    @Test
    void oneThatIsLateShrinksLittle() {
        come(1_000, -4_900);
        come(1, -1_000);

        assertThat(share()).isGreaterThan(MOST * 3 / 4);
    }

    @Test
    void whereNoRecordsComeNobodyIsHeldUp() {
        come(1_000, 60_000);
        for (int turn = 0; turn < 1_000; turn++) {
            share();
        }

        assertThat(share()).isCloseTo(MOST, ABOUT);
    }

    @Test
    void whoStartsBehindABacklogLearnsWhatIsUsualWhenItIsThrough() {
        pace = new Pace();
        pace.begin();
        come(1_000, 600_000);
        come(2_000, 100);
        assertThat(share()).isCloseTo(MOST, ABOUT);

        come(1_000, 300);
        assertThat(share()).isCloseTo(LEAST, ABOUT);
    }

    @Test
    void theTasksOfAThreadShareIt() {
        pace.begin();
        pace.begin();
        pace.begin();
        assertThat(share()).isCloseTo(MOST / 4, ABOUT);

        pace.end();
        pace.end();
        assertThat(share()).isCloseTo(MOST / 2, ABOUT);
    }

    @Test
    void aTurnIsNoLongerHoweverLongTheThreadDidSomethingElse() {
        assertThat(pace.nanos(now, now - Duration.ofSeconds(3).toNanos(), MOST, HOLD_UP))
                .isLessThan(Duration.ofMillis(60).toNanos());
    }

    private void come(int records, long age) {
        for (int n = 0; n < records; n++) {
            pace.record(age);
        }
    }

    private double share() {
        now += EVERY;
        return (double) pace.nanos(now, now - EVERY, MOST, HOLD_UP) / EVERY;
    }
}
