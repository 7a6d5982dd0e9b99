// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

import dev.appizer.local.cli.CommandProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Watches a process at its work, and the broker beside it.
 *
 * @param pid of the process that is measured
 * @param brokerPid of the broker
 * @param patience for the first event
 * @param most how long to watch from the first event on
 */
public record Watch(long pid, long brokerPid, Duration patience, Duration most) {

    private static final long PAUSE_MILLIS = 25;

    /**
     * Looks again and again, until the time is up or all events are done.
     *
     * @param events done by now, since the row began
     * @param all how many there are; {@link Long#MAX_VALUE} where they do not end
     * @throws CommandProblem where no event was done within the patience
     */
    public Trace until(long all, LongSupplier events) throws InterruptedException {
        ProcessCpu own = ProcessCpu.of(pid);
        ProcessCpu broker = ProcessCpu.of(brokerPid);
        List<Sample> samples = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        Sample sample = look(own, broker, events);
        while (sample.events() < all && sample.nanos() < deadline) {
            if (sample.events() > 0) {
                deadline = samples.isEmpty() ? sample.nanos() + most.toNanos() : deadline;
                samples.add(sample);
            }
            Thread.sleep(PAUSE_MILLIS);
            sample = look(own, broker, events);
        }
        if (sample.events() <= 0) {
            throw CommandProblem.failed("No event was done within " + patience.toSeconds() + " s.");
        }
        samples.add(sample);
        return new Trace(samples);
    }

    private static Sample look(ProcessCpu own, ProcessCpu broker, LongSupplier events) {
        long done = events.getAsLong();
        return new Sample(System.nanoTime(), done, own.nanos(), broker.nanos());
    }
}
