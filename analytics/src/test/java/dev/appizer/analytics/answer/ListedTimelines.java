// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.Timeline;
import dev.appizer.analytics.store.TrendCell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A store that has nothing but the timelines it is given. */
record ListedTimelines(List<Listed> people) implements EventStore {

    /** An event: when it happened, in seconds, which steps it takes, and its value of the breakdown. */
    record Shown(long second, int steps, @Nullable Object group) {}

    record Listed(List<Shown> events) implements Timeline {

        @Override
        public int size() {
            return events.size();
        }

        @Override
        public long time(int event) {
            return events.get(event).second() * 1_000_000;
        }

        @Override
        public int steps(int event) {
            return events.get(event).steps();
        }

        @Override
        public @Nullable Object group(int event) {
            return events.get(event).group();
        }
    }

    /**
     * A person.
     *
     * @param events of each its second and the letters of the steps that it takes, such as {@code 10ab}; with none, such as
     *     {@code 10}, it takes no step
     */
    static Listed person(@Nullable Object group, String... events) {
        return new Listed(
                List.of(events).stream().map(event -> shown(event, group)).toList());
    }

    private static Shown shown(String event, @Nullable Object group) {
        String letters = event.replaceAll("[0-9]", "");
        int steps = letters.chars().map(letter -> 1 << (letter - 'a')).sum();
        return new Shown(Long.parseLong(event.substring(0, event.length() - letters.length())), steps, group);
    }

    @Override
    public void timelines(FunnelQuestion question, Consumer<Timeline> person) {
        people.forEach(person);
    }

    @Override
    public void timelines(RetentionQuestion question, Consumer<Timeline> person) {
        people.forEach(person);
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return Map.of();
    }

    @Override
    public void write(Batch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TrendCell> trend(TrendQuestion question) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CatalogueEntry> catalogue() {
        return List.of();
    }

    @Override
    public long export(TimeRange range, Path directory) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }
}
