// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
final class FirstRecordsIT {

    private final KafkaUnderTest kafka;

    FirstRecordsIT(KafkaUnderTest kafka) {
        this.kafka = kafka;
    }

    @Test
    void whatATopicHasLostIsTold() throws Exception {
        Topics topics = Topics.of(kafka.freshPrefix(), 2, TestTopics.serdes());
        kafka.createTopics(List.of(topics.eventsResolved().create((short) 1)));
        String name = topics.eventsResolved().name();
        Map<String, Object> properties = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (Admin admin = Admin.create(properties);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int n = 0; n < 10; n++) {
                producer.send(new ProducerRecord<>(name, n % 2, null, new byte[1]))
                        .get();
            }
            assertThat(FirstRecords.missing(topics.eventsResolved(), admin)).isNull();

            admin.deleteRecords(Map.of(new TopicPartition(name, 1), RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();

            assertThat(FirstRecords.missing(topics.eventsResolved(), admin)).contains(name, "its first 3 records");
        }
    }
}
