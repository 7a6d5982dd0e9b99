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
 * @param most CPU time of the process to watch, from the first event on; on the clock it may take three times as long
 */
public record Watch(long pid, long brokerPid, Duration patience, Duration most) {

    private static final long PAUSE_MILLIS = 25;
    private static final int MOST_ON_THE_CLOCK = 3;

    /**
     * Looks again and again, until the CPU time is used or all events are done.
     *
     * @param events done by now, since the row began
     * @param all how many there are; {@link Long#MAX_VALUE} where they do not end
     * @throws CommandProblem where no event was done within the patience
     */
    public Trace until(long all, LongSupplier events) throws InterruptedException {
        ProcessCpu own = ProcessCpu.of(pid);
        ProcessCpu broker = ProcessCpu.of(brokerPid);
        List<Sample> samples = new ArrayList<>();
        Sample first = awaitFirst(own, broker, events);
        Sample sample = first;
        while (sample.events() < all && goesOn(first, sample)) {
            samples.add(sample);
            Thread.sleep(PAUSE_MILLIS);
            sample = look(own, broker, events);
        }
        samples.add(sample);
        return new Trace(samples);
    }

    private Sample awaitFirst(ProcessCpu own, ProcessCpu broker, LongSupplier events) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Sample sample = look(own, broker, events);
        while (sample.events() <= 0) {
            if (sample.nanos() > deadline) {
                throw CommandProblem.failed("No event was done within " + patience.toSeconds() + " s.");
            }
            Thread.sleep(PAUSE_MILLIS);
            sample = look(own, broker, events);
        }
        return sample;
    }

    private boolean goesOn(Sample first, Sample now) {
        return now.cpuNanos() - first.cpuNanos() < most.toNanos()
                && now.nanos() - first.nanos() < MOST_ON_THE_CLOCK * most.toNanos();
    }

    private static Sample look(ProcessCpu own, ProcessCpu broker, LongSupplier events) {
        long done = events.getAsLong();
        return new Sample(System.nanoTime(), done, own.nanos(), broker.nanos());
    }
}
