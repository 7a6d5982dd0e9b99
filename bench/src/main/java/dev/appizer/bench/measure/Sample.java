// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

/**
 * How far everything was at one moment.
 *
 * @param nanos the moment, of {@link System#nanoTime}
 * @param events done since the row began
 * @param cpuNanos CPU time of the process that is measured, since that began
 * @param brokerCpuNanos CPU time of the broker, since that began
 */
public record Sample(long nanos, long events, long cpuNanos, long brokerCpuNanos) {}
