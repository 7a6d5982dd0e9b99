// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A trace and the windows that are cut out of it. */
class TraceTest {

    private static final long MILLI = 1_000_000;

    @Test
    void windowsOfASteadyTraceAllTellItsRateAndCost() {
        Trace trace = new Trace(LongStream.rangeClosed(1, 1_000)
                .mapToObj(i -> new Sample(i * MILLI, i * 10, i * 500_000, i * 200_000))
                .toList());

        List<Window> windows = trace.windows(0.4, 5);

        assertThat(windows).hasSize(5).allSatisfy(window -> {
            assertThat(window.eventsPerSecond()).isCloseTo(10_000, within(1e-6));
            assertThat(window.cpuMicrosPerEvent()).isCloseTo(50, within(1e-6));
            assertThat(window.brokerMicrosPerEvent()).isCloseTo(20, within(1e-6));
        });
    }

    @Test
    void whatTheWarmUpCostIsNotCounted() {
        Trace trace = new Trace(LongStream.rangeClosed(1, 100)
                .mapToObj(i -> new Sample(i * MILLI, i, i <= 40 ? i * 9 * MILLI : 360 * MILLI + (i - 40) * MILLI, 0))
                .toList());

        assertThat(trace.windows(0.9, 3))
                .isNotEmpty()
                .allSatisfy(window -> assertThat(window.cpuMicrosPerEvent()).isCloseTo(1_000, within(1e-6)));
    }

    @Test
    void aTraceCanBeEndedWhereWhatFollowsIsOfAnotherKind() {
        Trace trace = new Trace(LongStream.rangeClosed(1, 100)
                .mapToObj(i -> new Sample(i * MILLI, i, i <= 50 ? i * MILLI : i * 9 * MILLI, 0))
                .toList());

        assertThat(trace.upTo(50).windows(0, 2))
                .isNotEmpty()
                .allSatisfy(window -> assertThat(window.cpuMicrosPerEvent()).isCloseTo(1_000, within(1e-6)));
    }

    @Test
    void windowsAreCutWhereEventsAdvanced() {
        // Given a stage that tells of 100 events at each commit, every 100 ms, and looks every 10 ms
        List<Sample> samples = new ArrayList<>();
        for (long millis = 10; millis <= 2_000; millis += 10) {
            samples.add(new Sample(millis * MILLI, millis / 100 * 100, millis * MILLI / 2, 0));
        }

        // When windows are cut at times between commits
        List<Window> windows = new Trace(samples).windows(0.37, 3);

        // Then none of them divides the cost of many events by too few
        assertThat(windows)
                .isNotEmpty()
                .allSatisfy(window -> assertThat(window.cpuMicrosPerEvent()).isCloseTo(500, within(1e-6)));
    }

    @Test
    void aTraceThatAdvancedOnceHasNoWindow() {
        Trace trace = new Trace(List.of(new Sample(1, 0, 0, 0), new Sample(2, 5, 5, 5), new Sample(3, 5, 6, 6)));

        assertThat(trace.windows(0.4, 5)).isEmpty();
    }

    @Test
    void eventsThatSeemToGoBackAreLeftOut() {
        Trace trace = new Trace(List.of(
                new Sample(0, 10, 0, 0),
                new Sample(10, 30, 20, 0),
                new Sample(20, 20, 30, 0),
                new Sample(30, 40, 40, 0)));

        assertThat(trace.windows(0, 3))
                .allSatisfy(window -> assertThat(window.events()).isPositive());
        assertThat(trace.windows(0, 3).stream().mapToLong(Window::events).sum()).isEqualTo(30);
    }
}
