// SPDX-License-Identifier: Apache-2.0
package dev.appizer.topics;

import dev.appizer.registry.AvroDeserializer;
import dev.appizer.registry.AvroSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** Makes the serdes of the topics' values, of the classes that the settings name. */
public final class AvroSerdes {

    /** A Kafka {@link Serializer}; ours unless set. */
    public static final String SERIALIZER = "avro.serializer.class";

    /** A Kafka {@link Deserializer}; ours unless set. */
    public static final String DESERIALIZER = "avro.deserializer.class";

    private final Map<String, Object> settings;

    /** @param settings the registry's, by Confluent's keys, and the two classes */
    public AvroSerdes(Map<String, ?> settings) {
        this.settings = new HashMap<>(settings);
        // Confluent's deserializer reads generic records unless it is told of generated classes.
        this.settings.putIfAbsent("specific.avro.reader", "true");
        this.settings.putIfAbsent("avro.remove.java.properties", "true");
    }

    /**
     * A serde of its own for each topic, configured. The type only says what the caller expects in it.
     *
     * @throws org.apache.kafka.common.KafkaException where a class cannot be loaded or made
     */
    @SuppressWarnings("unchecked") // The classes are the operator's choice; a record of the wrong kind fails loudly.
    public <V extends SpecificRecord> Serde<V> of(Class<V> type) {
        Serializer<V> serializer = (Serializer<V>) make(SERIALIZER, AvroSerializer.class, Serializer.class);
        Deserializer<V> deserializer = (Deserializer<V>) make(DESERIALIZER, AvroDeserializer.class, Deserializer.class);
        serializer.configure(settings, false);
        deserializer.configure(settings, false);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private Object make(String setting, Class<?> ours, Class<?> kind) {
        String chosen = settings.getOrDefault(setting, ours.getName()).toString();
        try {
            return Utils.newInstance(chosen, kind);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(setting + " names a class that is not on the class path: " + chosen, e);
        }
    }
}
