// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.gateway.kafka.ProducerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Records of a user's key and properties, made beforehand: what is measured is the sending. */
public final class PlainRecords {

    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(9);
    private static final int DIFFERENT = 20_000;

    private final KafkaProducer<String, byte[]> producer;
    private final List<ProducerRecord<String, byte[]>> records;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** What the values of the records are. */
    public enum Kind {
        /** A track call's properties. */
        PROPERTIES,
        /** What the gateway makes of the bench's messages, to the byte. */
        RAW
    }

    public PlainRecords(KafkaProducer<String, byte[]> producer, String topic, Kind kind) {
        this.producer = producer;
        this.records = kind == Kind.RAW ? RawEvents.records(topic, DIFFERENT) : ofProperties(topic);
    }

    private static List<ProducerRecord<String, byte[]>> ofProperties(String topic) {
        return LongStream.range(0, DIFFERENT)
                .mapToObj(n -> new ProducerRecord<>(
                        topic,
                        "user:user_" + Hash.of(n, 1) % Messages.USERS,
                        Messages.properties(n).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** A producer with the gateway's settings, but for one: it waits where its buffer is full. */
    public static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        return producer(bootstrapServers, new ByteArraySerializer());
    }

    static <V> KafkaProducer<String, V> producer(String bootstrapServers, Serializer<V> values) {
        Map<String, Object> settings =
                new HashMap<>(ProducerSettings.of(Map.of("bootstrap.servers", bootstrapServers), ACK_TIMEOUT)
                        .producer());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(ACK_TIMEOUT.toMillis()));
        return new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    /**
     * Sends the record of a number.
     *
     * @param acknowledged run when it is, or is given up
     * @throws IllegalStateException where one before it was not acknowledged
     */
    public void send(long n, Runnable acknowledged) {
        Exception before = failure.get();
        if (before != null) {
            throw new IllegalStateException("A record was not acknowledged", before);
        }
        Future<RecordMetadata> unused = producer.send(records.get((int) (n % DIFFERENT)), (metadata, exception) -> {
            if (exception != null) {
                failure.set(exception);
            }
            acknowledged.run();
        });
    }
}
