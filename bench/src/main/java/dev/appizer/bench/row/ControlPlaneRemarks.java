// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.StageState;
import dev.appizer.bench.load.GrowingPersons;
import dev.appizer.bench.measure.Medians;
import dev.appizer.bench.measure.Window;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What {@link ControlPlaneRow} tells beside the table. */
final class ControlPlaneRemarks {

    private static final int DEMAND = 10_000;
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double MILLIS_PER_SECOND = 1_000;

    private ControlPlaneRemarks() {}

    /** The slower of the two decides: work that waits does not fill its core, and work on two cores is not of one. */
    static String speed(List<Window> windows) {
        double clock = Medians.median(windows, Window::eventsPerSecond);
        double cpu = MICROS_PER_SECOND / Medians.median(windows, Window::cpuMicrosPerEvent);
        return text(
                "%,.0f aliases a second of the clock, %,.0f a second of CPU time; the demand of %,d on one core is %s",
                clock, cpu, DEMAND, Math.min(clock, cpu) >= DEMAND ? "kept" : "missed");
    }

    static List<String> size(StageState state, GrowingPersons persons) {
        long left = state.diskBytes();
        return List.of(
                text("%,d ids take %,d bytes each on disk as the stage left it", persons.ids(), left / persons.ids()),
                text(
                        "%,d bytes each in the changelog as written, before Kafka compacts it, in %.1f records for an alias",
                        state.changelogBytes() / persons.ids(), (double) state.changelogRecords() / persons.aliases()));
    }

    static String restore(Duration with, Duration without, StageState state, GrowingPersons persons) {
        double seconds = without.minus(with).toMillis() / MILLIS_PER_SECOND;
        return text(
                "ready %.1f s after a start with its state, %.1f s after one without: %,d ids restored in %.1f s, %,.0f"
                        + " ids/s, %,.0f records/s",
                with.toMillis() / MILLIS_PER_SECOND,
                without.toMillis() / MILLIS_PER_SECOND,
                persons.ids(),
                seconds,
                persons.ids() / seconds,
                state.changelogRecords() / seconds);
    }

    private static String text(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
