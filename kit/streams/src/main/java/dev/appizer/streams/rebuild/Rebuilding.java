// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

import dev.appizer.streams.topology.Replay;
import dev.appizer.topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What an application says of itself, so that its state can be made anew from the topics. */
public interface Rebuilding {

    /** What others write and it reads. */
    List<Topic<?>> inputs();

    /** Whether it can't be right without the records that have expired, if any have. */
    default boolean needsAll() {
        return true;
    }

    /** What it writes and reads itself, besides the topics that Kafka Streams makes for it; it may be an input too. */
    default List<Topic<?>> loops() {
        return List.of();
    }

    /** Of the inputs those that it writes itself, alone or beside others: whatever is there is read. */
    default List<Topic<?>> own() {
        return List.of();
    }

    /** Of the inputs those that it reads when it is rebuilt only. */
    default List<Topic<?>> readOnce() {
        return List.of();
    }

    /** When a record is read again: what was erased is known before anything else is. */
    enum Turn {
        FIRST,
        THEN,
        NEVER
    }

    /** Of the inputs those that have records whose turn comes first. */
    default List<Topic<?>> first() {
        return List.of();
    }

    default Turn turn(@Nullable Object value) {
        return Turn.THEN;
    }

    /** Whether a record is left out, whatever it says, for where it stands. */
    default boolean isLeftOut(String topic, int partition, long offset) {
        return false;
    }

    /** As what a record of an input is read again. */
    default @Nullable Object read(@Nullable Object value) {
        return value;
    }

    /**
     * Something that is told once and never taken back.
     *
     * @param topic where it is told
     * @param name tells it from every other
     */
    record Fact<V>(Topic<V> topic, Function<V, String> name) {}

    /** What comes out besides states, kept so that it can be told where it was not told before. */
    default List<Fact<?>> facts() {
        return List.of();
    }

    /** The facts that came out and had not been told. */
    interface News {

        <V> void each(Fact<V> fact, Consumer<V> visitor);
    }

    /**
     * Looks at what was told before, ahead of everything else.
     *
     * @param bounds up to where it had read
     * @throws RebuildException where it can't be rebuilt rightly
     */
    default void prepare(ToldRecords told, Map<TopicPartition, Long> bounds) {}

    /** The topology, as it rebuilds. */
    Topology topology(TopologyConfig config, Replay replay);

    /** Asked once everything was read: whether nothing is left to be done besides what is on the topics. */
    default boolean isSettled(KafkaStreams streams) {
        return true;
    }

    /** A store of the application, over all partitions. */
    static <K, V> ReadOnlyKeyValueStore<K, V> store(KafkaStreams streams, String name) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    /** Tells the world where the state that came out differs from what was told, and what of the news is still to be told. */
    default void reconcile(KafkaStreams streams, News news, Corrections corrections) {}
}
