// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class KafkaClusterIT {

    @Test
    void aTopicSurvivesTheLossOfItsLeader() throws ExecutionException, InterruptedException {
        try (KafkaCluster cluster = KafkaCluster.start()) {
            cluster.createTopics(1, "events");
            int leader = cluster.leader("events", 0);
            assertThat(send(cluster)).isZero();

            cluster.kill(leader);

            assertThat(send(cluster)).isEqualTo(1);
            assertThat(cluster.leader("events", 0)).isNotEqualTo(leader);

            cluster.restart(leader);

            assertThat(send(cluster)).isEqualTo(2);
        }
    }

    private static long send(KafkaCluster cluster) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            return producer.send(new ProducerRecord<>("events", "value")).get().offset();
        }
    }
}
