// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen while a row ran, in the order of time. Windows are cut out of it afterwards, so that a row may end by time
 * or by running out of events.
 */
public record Trace(List<Sample> samples) {

    public Trace {
        samples = List.copyOf(samples);
    }

    /**
     * Cuts windows of equal CPU time out of what follows the warm-up. They begin and end where events were seen to advance:
     * a stage tells of its events commit by commit, and a cut between two commits would divide the CPU time of many events
     * by too few.
     *
     * @param warmUp the part of the whole CPU time, from 0 to 1, that is left out: what a JVM has compiled by then depends on
     *     that, and on a busy machine not on the clock
     * @param count how many windows there shall be; there are fewer where events advanced too rarely
     */
    public List<Window> windows(double warmUp, int count) {
        List<Sample> advances = advances();
        if (advances.size() < 2) {
            return List.of();
        }
        long first = advances.get(0).cpuNanos();
        long last = advances.get(advances.size() - 1).cpuNanos();
        long from = first + (long) (warmUp * (last - first));
        List<Window> windows = new ArrayList<>();
        Sample begin = firstAt(advances, from);
        for (int i = 1; i <= count; i++) {
            Sample end = firstAt(advances, from + (last - from) / count * i);
            if (end.events() > begin.events()) {
                windows.add(Window.between(begin, end));
                begin = end;
            }
        }
        return windows;
    }

    /** The part of it until so many events were done. */
    public Trace upTo(long events) {
        return new Trace(
                samples.stream().filter(sample -> sample.events() <= events).toList());
    }

    private List<Sample> advances() {
        List<Sample> advances = new ArrayList<>();
        long events = 0;
        for (Sample sample : samples) {
            if (sample.events() > events) {
                advances.add(sample);
                events = sample.events();
            }
        }
        return advances;
    }

    private static Sample firstAt(List<Sample> advances, long cpuNanos) {
        return advances.stream()
                .filter(sample -> sample.cpuNanos() >= cpuNanos)
                .findFirst()
                .orElse(advances.get(advances.size() - 1));
    }
}
