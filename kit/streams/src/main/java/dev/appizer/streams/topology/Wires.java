// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.topology;

import dev.appizer.topics.Topic;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** Ties topologies to topics. */
public final class Wires {

    private Wires() {}

    public static <V> KStream<String, V> read(StreamsBuilder builder, Topic<V> topic, String name) {
        return builder.stream(
                topic.name(), Consumed.with(topic.key(), topic.value()).withName(name));
    }

    public static <V> void write(KStream<String, V> records, Topic<V> topic, String name) {
        records.to(topic.name(), Produced.with(topic.key(), topic.value()).withName(name));
    }

    /** Reads a topic whose records are the stage's own. */
    public static <V> KStream<String, V> read(
            StreamsBuilder builder, Topic<byte[]> topic, Serde<V> value, String name) {
        return builder.stream(topic.name(), Consumed.with(topic.key(), value).withName(name));
    }

    /** Writes a topic whose records are the stage's own. */
    public static <V> void write(KStream<String, V> records, Topic<byte[]> topic, Serde<V> value, String name) {
        records.to(topic.name(), Produced.with(topic.key(), value).withName(name));
    }

    /** Writes a topic that is partitioned by a part of its key. */
    public static <V> void write(
            KStream<String, V> records, Topic<V> topic, StreamPartitioner<String, V> partitioner, String name) {
        records.to(
                topic.name(),
                Produced.with(topic.key(), topic.value())
                        .withStreamPartitioner(partitioner)
                        .withName(name));
    }

    /** Of a processor's several outputs, those of one type. */
    public static <T, V extends T> KStream<String, V> only(KStream<String, T> records, Class<V> type, String name) {
        return pick(records, type, value -> value, name);
    }

    /** Of a processor's several outputs, those of one type, and the tombstones, which are of that type too. */
    public static <T, V extends T> KStream<String, V> onlyOrNone(
            KStream<String, T> records, Class<V> type, String name) {
        return records.filter((key, value) -> value == null || type.isInstance(value), Named.as("pick-" + name))
                .mapValues(type::cast, Named.as("unwrap-" + name));
    }

    /** Of a processor's several outputs, those of one type, and what is inside; null inside makes a tombstone. */
    public static <T, W extends T, V> KStream<String, V> pick(
            KStream<String, T> records, Class<W> type, Function<W, ? extends @Nullable V> inside, String name) {
        return records.filter((key, value) -> type.isInstance(value), Named.as("pick-" + name))
                .mapValues(value -> inside.apply(type.cast(value)), Named.as("unwrap-" + name));
    }
}
