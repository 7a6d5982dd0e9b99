// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How a topology meets its topics while its state is rebuilt: it reads what it had read before and nothing newer, tells
 * nobody anything, and speaks to itself on topics that are there for the rebuild only.
 */
public final class Replay {

    /** The topology as it runs usually. */
    public static final Replay NONE = new Replay(Map.of(), Map.of(), new Selection() {});

    private final Map<String, String> standIns;
    private final Map<TopicPartition, Long> bounds;
    private final Selection selection;

    /** What is read again this time. */
    public interface Selection {

        default boolean admits(RecordMetadata place, @Nullable Object value) {
            return true;
        }

        /** As what it is read. */
        default @Nullable Object read(@Nullable Object value) {
            return value;
        }
    }

    /**
     * One pass.
     *
     * @param standIns what is written instead of a topic, and read besides it or instead of it
     * @param bounds what it had read of the topics that others write: the first offset of each partition that it had not
     */
    public Replay(Map<String, String> standIns, Map<TopicPartition, Long> bounds, Selection selection) {
        this.standIns = standIns;
        this.bounds = bounds;
        this.selection = selection;
    }

    public boolean isOn() {
        return !bounds.isEmpty();
    }

    /** What to read for a topic. */
    public List<String> sources(String topic) {
        List<String> sources = new ArrayList<>();
        if (!isOn()
                || bounds.keySet().stream()
                        .anyMatch(partition -> partition.topic().equals(topic))) {
            sources.add(topic);
        }
        if (standIns.containsKey(topic)) {
            sources.add(standIns.get(topic));
        }
        return sources;
    }

    /** What to write for a topic; empty where nothing is to be written. */
    public Optional<String> sink(String topic) {
        return isOn() ? Optional.ofNullable(standIns.get(topic)) : Optional.of(topic);
    }

    /** Lets pass what is to be read again. */
    public <K, V> ProcessorSupplier<K, V, K, V> admission() {
        return Admission::new;
    }

    private final class Admission<K, V> extends ContextualProcessor<K, V, K, V> {

        @Override
        public void process(Record<K, V> record) {
            RecordMetadata place = context().recordMetadata().orElseThrow();
            if (standIns.containsValue(place.topic())) {
                context().forward(record);
            } else if (isWithin(place) && selection.admits(place, record.value())) {
                context().forward(as(record));
            }
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // it is as it was, a tombstone too, or another of its kind
        private Record<K, V> as(Record<K, V> record) {
            return record.withValue((V) selection.read(record.value()));
        }
    }

    private boolean isWithin(RecordMetadata place) {
        @Nullable Long bound = bounds.get(new TopicPartition(place.topic(), place.partition()));
        return bound != null && place.offset() < bound;
    }
}
