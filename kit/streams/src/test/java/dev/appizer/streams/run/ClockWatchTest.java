// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clock that is set back ends the process; one that runs, is corrected a little, or is set forward does not. */
class ClockWatchTest {

    private final List<String> reported = new ArrayList<>();
    private Duration wall = Duration.ofDays(20_000);
    private Duration run = Duration.ZERO;
    private final ClockWatch watch =
            new ClockWatch(() -> wall.toMillis(), () -> run.toNanos(), (what, cause) -> reported.add(what));

    @Test
    void anHourBackIsReportedOnce() {
        pass(Duration.ofSeconds(1), Duration.ofHours(-1));
        pass(Duration.ofSeconds(1), Duration.ZERO);

        assertThat(reported).containsExactly("The clock was set back by 3600 s");
    }

    @Test
    void anHourForwardAndHowEverLongNothingIsLookedAtIsNoMatter() {
        pass(Duration.ofSeconds(1), Duration.ofHours(1));
        pass(Duration.ofHours(5), Duration.ZERO);

        assertThat(reported).isEmpty();
    }

    @Test
    void aClockThatIsSlowedDownIsNotOneThatIsSetBack() {
        for (int second = 0; second < 10_000; second++) {
            pass(Duration.ofSeconds(1), Duration.ofMillis(-500));
        }

        assertThat(reported).isEmpty();
    }

    private void pass(Duration time, Duration set) {
        run = run.plus(time);
        wall = wall.plus(time).plus(set);
        watch.look();
    }
}
