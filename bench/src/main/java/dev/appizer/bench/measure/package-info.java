/**
 * Measuring: a process is watched while it works, and the trace of it is cut into windows, each a repetition.
 *
 * <pre>
 * Watch → Trace: how far, and at what cost, moment by moment → Window: events, time, CPU time → Medians
 * </pre>
 */
@NullMarked
package dev.appizer.bench.measure;

import org.jspecify.annotations.NullMarked;
