// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

import dev.appizer.topics.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** Writes what was told wrongly once more, as it is; what belongs together is seen together. */
public final class Corrections implements AutoCloseable {

    private static final int IN_TRANSACTION = 1_000;

    private final Producer<byte[], byte @Nullable []> producer;
    private final Map<String, Long> written = new HashMap<>();
    private final List<Difference> waiting = new ArrayList<>();

    Corrections(Map<String, Object> kafka, String transactionalId) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("transactional.id", transactionalId);
        config.put("compression.type", "lz4");
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** One difference: the records that correct it are committed together. */
    public interface Difference {

        void write(Corrections to);
    }

    /** They are written together, so that no transaction is open while others are looked for. */
    public void correct(Difference difference) {
        waiting.add(difference);
        if (waiting.size() == IN_TRANSACTION) {
            commit();
        }
    }

    /** Writes a record, or a tombstone. */
    public <V> void write(Topic<V> topic, String key, @Nullable V value) {
        write(topic, key, value, null);
    }

    /** Writes a record of a topic that is partitioned by a part of its key. */
    public <V> void write(
            Topic<V> topic, String key, @Nullable V value, @Nullable StreamPartitioner<String, V> partitioner) {
        byte[] keyBytes = topic.key().serializer().serialize(topic.name(), key);
        byte @Nullable [] bytes =
                value == null ? null : topic.value().serializer().serialize(topic.name(), value);
        @Nullable
        Integer partition = partitioner == null
                ? null
                : partitioner
                        .partitions(topic.name(), key, value, topic.partitions())
                        .orElseThrow()
                        .iterator()
                        .next();
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(topic.name(), partition, System.currentTimeMillis(), keyBytes, bytes));
        written.merge(topic.name(), 1L, Long::sum);
    }

    /** How many records were written so far, by topic. */
    Map<String, Long> commit() {
        if (!waiting.isEmpty()) {
            producer.beginTransaction();
            waiting.forEach(difference -> difference.write(this));
            producer.commitTransaction();
            waiting.clear();
        }
        return written;
    }

    @Override
    public void close() {
        producer.close();
    }
}
