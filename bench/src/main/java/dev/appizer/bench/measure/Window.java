// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

/**
 * What happened between two moments: one repetition of a measurement.
 *
 * @param events done in it; more than 0
 * @param nanos how long it took
 * @param cpuNanos CPU time of the process that is measured
 * @param brokerCpuNanos CPU time of the broker
 */
public record Window(long events, long nanos, long cpuNanos, long brokerCpuNanos) {

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    static Window between(Sample from, Sample to) {
        return new Window(
                to.events() - from.events(),
                to.nanos() - from.nanos(),
                to.cpuNanos() - from.cpuNanos(),
                to.brokerCpuNanos() - from.brokerCpuNanos());
    }

    public double eventsPerSecond() {
        return events * NANOS_PER_SECOND / nanos;
    }

    public double cpuMicrosPerEvent() {
        return cpuNanos / NANOS_PER_MICRO / events;
    }

    public double brokerMicrosPerEvent() {
        return brokerCpuNanos / NANOS_PER_MICRO / events;
    }
}
