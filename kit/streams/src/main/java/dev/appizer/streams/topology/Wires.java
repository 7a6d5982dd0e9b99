// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.topology;

import dev.appizer.topics.Topic;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Ties topologies to topics.
 *
 * @param builder of the topology
 * @param replay {@link Replay#NONE} but where a state is rebuilt
 */
public record Wires(StreamsBuilder builder, Replay replay) {

    public <V> KStream<String, V> read(Topic<V> topic, String name) {
        return read(topic, topic.value(), name);
    }

    /** Reads a topic whose records are the stage's own. */
    public <V> KStream<String, V> read(Topic<?> topic, Serde<V> value, String name) {
        KStream<String, V> records = builder.stream(
                replay.sources(topic.name()), Consumed.with(topic.key(), value).withName(name));
        return replay.isOn() ? records.process(replay.admission(), Named.as(name + "-admitted")) : records;
    }

    /** What a topic says of each key, whole in every instance, as a store that nothing in the topology needs. */
    public <V> void table(Topic<V> topic, String store) {
        builder.globalTable(
                topic.name(),
                Consumed.with(topic.key(), topic.value()).withName("read-" + store),
                Materialized.as(store));
    }

    public <V> void write(KStream<String, V> records, Topic<V> topic, String name) {
        write(records, topic, Produced.with(topic.key(), values(topic)).withName(name));
    }

    /** Writes a topic whose records are the stage's own. */
    public <V> void write(KStream<String, V> records, Topic<byte[]> topic, Serde<V> value, String name) {
        write(records, topic, Produced.with(topic.key(), value).withName(name));
    }

    /** Writes a topic that is partitioned by a part of its key. */
    public <V> void write(
            KStream<String, V> records, Topic<V> topic, StreamPartitioner<String, V> partitioner, String name) {
        write(
                records,
                topic,
                Produced.with(topic.key(), values(topic))
                        .withStreamPartitioner(partitioner)
                        .withName(name));
    }

    /** Whatever it is written to, it is the topic's schema. */
    private <V> Serde<V> values(Topic<V> topic) {
        if (!replay.isOn()) {
            return topic.value();
        }
        Serializer<V> serializer = topic.value().serializer();
        return Serdes.serdeFrom(
                (name, value) -> serializer.serialize(topic.name(), value),
                topic.value().deserializer());
    }

    private <V> void write(KStream<String, V> records, Topic<?> topic, Produced<String, V> produced) {
        replay.sink(topic.name()).ifPresent(to -> records.to(to, produced));
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
