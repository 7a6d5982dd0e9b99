// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.broker.TopicException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class KafkaUnderTestIT {

    private final KafkaUnderTest kafka;

    KafkaUnderTestIT(KafkaUnderTest kafka) {
        this.kafka = kafka;
    }

    @Test
    void aCreatedTopicTakesRecords() throws ExecutionException, InterruptedException {
        String topic = kafka.freshPrefix() + "events";
        kafka.createTopics(3, topic);

        assertThat(send(topic, 0)).isZero();
        assertThat(send(topic, 0)).isEqualTo(1);
        assertThat(send(topic, 2)).isZero();
    }

    @Test
    void nothingCreatesATopicByWritingToIt() {
        String topic = kafka.freshPrefix() + "typo";

        assertThatThrownBy(() -> send(topic, 0)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void aTopicMayBeAskedForAgainButNotInAnotherShape() {
        String topic = kafka.freshPrefix() + "events";
        kafka.createTopics(2, topic);

        assertThatCode(() -> kafka.createTopics(2, topic)).doesNotThrowAnyException();
        assertThatThrownBy(() -> kafka.createTopics(3, topic)).isInstanceOf(TopicException.class);
    }

    @Test
    void allGetTheSameBroker(KafkaUnderTest again) {
        assertThat(again).isSameAs(kafka);
    }

    @Test
    void prefixesKeepTestsApart() {
        assertThat(kafka.freshPrefix()).endsWith(".").isNotEqualTo(kafka.freshPrefix());
    }

    private long send(String topic, int partition) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", "2000"),
                new StringSerializer(),
                new StringSerializer())) {
            return producer.send(new ProducerRecord<>(topic, partition, "key", "value"))
                    .get()
                    .offset();
        }
    }
}
