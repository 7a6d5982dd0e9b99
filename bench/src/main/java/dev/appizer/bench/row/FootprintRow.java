// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Footprint;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Messages;
import dev.appizer.bench.measure.Trace;
import dev.appizer.bench.measure.Watch;
import dev.appizer.bench.report.Outcome;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an event takes on the topics and in the stores, once it is through. */
final class FootprintRow implements BenchRow {

    /** It gives up at a tenth of the speed that is usual. */
    private static final Duration MOST_CPU_OF_AN_EVENT = Duration.ofMillis(5);

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public String what() {
        return "the whole line in one JVM, until all of the events are through, and what they have left behind of them";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name());
        int events = lab.effort().events();
        Trace trace = send(lab, workspace, events);
        Footprint footprint = new Footprint(lab, workspace);
        return new Outcome.Cost(
                Repetitions.windows(trace),
                List.of(
                        topics(footprint.topics(), workspace, events),
                        stores(footprint.stores(), events),
                        String.format(
                                Locale.ROOT, "they came from up to %,d users and as many visitors", Messages.USERS)));
    }

    private static Trace send(Lab lab, Workspace workspace, int events) throws InterruptedException {
        try (Line line = Line.start(lab, workspace, Lab.COMMIT_INTERVAL)) {
            Watch watch = lab.watch(line.process().pid(), MOST_CPU_OF_AN_EVENT.multipliedBy(events));
            return ThroughTheLine.send(lab, line, events, watch);
        }
    }

    private static String topics(Map<String, Long> bytes, Workspace workspace, int events) {
        Topics topics = workspace.topics();
        List<String> shown = List.of(
                topics.eventsRaw().name(),
                topics.eventsEnriched().name(),
                topics.eventsResolved().name());
        String each = shown.stream()
                .map(topic -> topic.substring(workspace.prefix().length()) + " "
                        + perEvent(bytes.getOrDefault(topic, 0L), events))
                .collect(Collectors.joining(", "));
        long changelogs = sum(bytes, "-changelog");
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        long ofEvents =
                shown.stream().mapToLong(topic -> bytes.getOrDefault(topic, 0L)).sum();
        return String.format(
                Locale.ROOT,
                "bytes of an event on the topics, of %,d events: %s, changelogs before compaction %s, others %s",
                events,
                each,
                perEvent(changelogs, events),
                perEvent(all - changelogs - ofEvents, events));
    }

    private static long sum(Map<String, Long> bytes, String ending) {
        return bytes.entrySet().stream()
                .filter(topic -> topic.getKey().endsWith(ending))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String stores(Map<String, Long> bytes, int events) {
        return "bytes of an event in the stores, as the stages left them: "
                + bytes.entrySet().stream()
                        .map(store -> store.getKey() + " " + perEvent(store.getValue(), events))
                        .collect(Collectors.joining(", "));
    }

    private static String perEvent(long bytes, int events) {
        return String.format(Locale.ROOT, "%.1f", (double) bytes / events);
    }
}
