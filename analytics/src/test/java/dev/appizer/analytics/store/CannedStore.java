// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A store that finds what it was told to, whatever it is asked. */
public final class CannedStore implements EventStore {

    private final List<TrendCell> cells = new ArrayList<>();
    private final List<CatalogueEntry> entries = new ArrayList<>();
    private final List<Timeline> people = new ArrayList<>();

    /** Done before it answers; may throw. */
    public volatile Runnable before = () -> {};

    /** Adds what a question for a trend finds. */
    public CannedStore cell(int bucket, @Nullable List<@Nullable Object> group, @Nullable Object value) {
        cells.add(new TrendCell(bucket, group, value));
        return this;
    }

    /** Adds a person who takes these steps, as masks, a second after one another. */
    public CannedStore person(long firstTime, @Nullable Object group, int... steps) {
        people.add(new Second(firstTime, group, Arrays.stream(steps).boxed().toList()));
        return this;
    }

    /** Adds an event of which each property is a string on one event. */
    public CannedStore event(String name, long count, String... paths) {
        entries.add(new CatalogueEntry(
                name,
                count,
                Arrays.stream(paths)
                        .map(path -> new CatalogueEntry.Property(path, "string", 1))
                        .toList()));
        return this;
    }

    private record Second(long first, @Nullable Object value, List<Integer> masks) implements Timeline {

        @Override
        public int size() {
            return masks.size();
        }

        @Override
        public long time(int event) {
            return first + event * 1_000_000L;
        }

        @Override
        public int steps(int event) {
            return masks.get(event);
        }

        @Override
        public @Nullable Object group(int event) {
            return value;
        }
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
        before.run();
        return cells;
    }

    @Override
    public void timelines(FunnelQuestion question, Consumer<Timeline> person) {
        before.run();
        people.forEach(person);
    }

    @Override
    public void timelines(RetentionQuestion question, Consumer<Timeline> person) {
        before.run();
        people.forEach(person);
    }

    @Override
    public List<CatalogueEntry> catalogue() {
        before.run();
        return entries;
    }

    @Override
    public long export(TimeRange range, Path directory) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
