// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * That a rebuild was begun, and up to where the application had read then: a topic that is there until it has ended. One
 * that was broken off in its middle is done from the start; the application would not know half of what it did.
 */
public final class Begun {

    private final Admin admin;
    private final Map<String, Object> kafka;
    private final String topic;
    private final Places places;

    /** @param admin stays the caller's to close */
    public Begun(Admin admin, Map<String, Object> kafka, String applicationId) {
        this.admin = admin;
        this.kafka = kafka;
        this.topic = topic(applicationId);
        this.places = new Places(admin, applicationId);
    }

    static String topic(String applicationId) {
        return applicationId + "-reset";
    }

    /** Whether one was begun that has not ended. */
    public boolean is() throws InterruptedException {
        return places.exists(topic);
    }

    /** Notes it, once and for all of its attempts. */
    void begin(Map<TopicPartition, Long> bounds) throws InterruptedException {
        if (!is()) {
            Places.get(admin.createTopics(List.of(new NewTopic(topic, 1, (short) -1)
                            .configs(Map.of("cleanup.policy", "compact", "retention.ms", "-1"))))
                    .all());
        }
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("transactional.id", topic);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            bounds.forEach((partition, offset) -> {
                Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                        topic, bytes(partition.partition() + ":" + partition.topic()), bytes(Long.toString(offset))));
            });
            producer.commitTransaction();
        }
    }

    /** Up to where was read when it was begun; empty where none was. */
    Map<TopicPartition, Long> bounds() throws InterruptedException {
        Map<TopicPartition, Long> noted = new HashMap<>();
        if (!is()) {
            return noted;
        }
        new ToldRecords(kafka).each(topic, 1, record -> {
            String[] key = new String(Objects.requireNonNull(record.key()), UTF_8).split(":", 2);
            String offset = new String(Objects.requireNonNull(record.value()), UTF_8);
            noted.put(new TopicPartition(key[1], Integer.parseInt(key[0])), Long.parseLong(offset));
        });
        return noted;
    }

    void end() throws InterruptedException {
        places.delete(Set.of(topic));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
