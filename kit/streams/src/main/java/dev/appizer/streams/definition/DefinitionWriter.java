// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.definition;

import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The writing side of the {@link DefinitionLog}. To begin, a writer fences every other; Kafka then answers once what the
 * other had begun is committed or aborted. So what is read from there on is all there is, until the next writer begins,
 * and then the commit of this one fails.
 */
final class DefinitionWriter<V> {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Topic<V> topic;
    private final Map<String, Object> kafka;

    DefinitionWriter(Topic<V> topic, Map<String, Object> kafka) {
        this.topic = topic;
        this.kafka = Map.copyOf(kafka);
    }

    /** What to write: a definition, or null to delete. Where nothing is to be written there is no change. */
    record Decision<V>(boolean isChange, @Nullable V definition) {

        static <V> Decision<V> none() {
            return new Decision<>(false, null);
        }

        static <V> Decision<V> write(@Nullable V definition) {
            return new Decision<>(true, definition);
        }
    }

    /**
     * Writes what is decided once no other writer is under way.
     *
     * @return the offset behind it; it is committed, though its commit may not show yet
     * @throws org.apache.kafka.common.KafkaException of many kinds where another writer came between
     */
    long write(String key, Supplier<Decision<V>> decide) {
        Producer<String, V> producer = producer();
        try {
            producer.initTransactions();
            Decision<V> decision = decide.get();
            return decision.isChange() ? commit(producer, key, decision.definition()) : 0;
        } finally {
            producer.close(CLOSE);
        }
    }

    private long commit(Producer<String, V> producer, String key, @Nullable V definition) {
        AtomicLong behind = new AtomicLong();
        producer.beginTransaction();
        // A commit fails where a send did.
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(topic.name(), 0, key, definition), (written, failure) -> {
                    if (failure == null) {
                        behind.set(written.offset() + 1);
                    }
                });
        producer.commitTransaction();
        return behind.get();
    }

    private Producer<String, V> producer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("transactional.id", topic.name() + "-writer");
        config.put("acks", "all");
        config.put("max.block.ms", PATIENCE_MILLIS);
        // An instance that dies in the middle holds up all readers of the topic no longer than this.
        config.put("transaction.timeout.ms", PATIENCE_MILLIS);
        return new KafkaProducer<>(
                config, topic.key().serializer(), topic.value().serializer());
    }
}
