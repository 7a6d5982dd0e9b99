package dev.appizer.streams.topology;

import dev.appizer.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Ties topologies to topics. */
public final class Wires {

    private Wires() {}

    public static <V> KStream<String, V> read(StreamsBuilder builder, Topic<V> topic, String name) {
        return builder.stream(topic.name(), Consumed.with(topic.key(), topic.value()).withName(name));
    }

    public static <V> void write(KStream<String, V> records, Topic<V> topic, String name) {
        records.to(topic.name(), Produced.with(topic.key(), topic.value()).withName(name));
    }

    /** Of a processor's several outputs, those of one type. */
    public static <V extends SpecificRecord> KStream<String, V> only(
            KStream<String, SpecificRecord> records, Class<V> type, String name) {
        return records.filter((key, value) -> type.isInstance(value), Named.as(name))
                .mapValues(type::cast, Named.as(name + "-typed"));
    }
}
