// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

import dev.appizer.streams.topology.Replay;
import dev.appizer.topics.Topic;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /** Looks at what was told before, ahead of everything else. */
    default void prepare(ToldRecords told) throws InterruptedException {}

    /** The topology, as it rebuilds. */
    Topology topology(TopologyConfig config, Replay replay);

    /** Whether nothing is left to be done besides what is on the topics. */
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
