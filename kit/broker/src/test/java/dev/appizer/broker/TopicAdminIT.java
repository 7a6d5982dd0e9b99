// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.broker.TopicException.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicAdminIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private KafkaNode node;
    private Admin admin;

    @BeforeAll
    void start(@TempDir Path directory) {
        node = KafkaNode.start(KafkaNodeConfig.single(directory));
        admin = Messages.admin(node.bootstrapServers());
    }

    @AfterAll
    void stop() {
        admin.close();
        node.close();
    }

    @Test
    void aTopicIsCreatedWithItsPartitionsAndItsConfiguration() throws ExecutionException, InterruptedException {
        NewTopic topic = topic("compacted", 3).configs(Map.of("cleanup.policy", "compact"));

        TopicAdmin.ensure(admin, List.of(topic), PATIENCE);

        assertThat(partitions("compacted")).isEqualTo(3);
    }

    @Test
    void aTopicThatExistsIsLeftAsItIs() throws ExecutionException, InterruptedException {
        TopicAdmin.ensure(admin, List.of(topic("old", 2)), PATIENCE);

        TopicAdmin.ensure(admin, List.of(topic("old", 2), topic("new", 1)), PATIENCE);

        assertThat(partitions("old")).isEqualTo(2);
        assertThat(partitions("new")).isEqualTo(1);
    }

    @Test
    void anotherPartitionCountIsAConflict() {
        TopicAdmin.ensure(admin, List.of(topic("narrow", 2)), PATIENCE);

        assertThatThrownBy(() -> TopicAdmin.ensure(admin, List.of(topic("narrow", 4)), PATIENCE))
                .hasMessage("Topic narrow has 2 partitions, but 4 are configured.")
                .isInstanceOfSatisfying(
                        TopicException.class, e -> assertThat(e.problem()).isEqualTo(Problem.PARTITIONS_DIFFER));
    }

    @Test
    void aTopicThatKafkaRefusesIsNamed() {
        NewTopic topic = topic("bad", 1).configs(Map.of("cleanup.policy", "burn"));

        assertThatThrownBy(() -> TopicAdmin.ensure(admin, List.of(topic), PATIENCE))
                .hasMessageContaining("burn")
                .isInstanceOfSatisfying(
                        TopicException.class, e -> assertThat(e.problem()).isEqualTo(Problem.REFUSED));
    }

    @Test
    void aBrokerThatIsAwayIsNotWaitedForLongerThanAsked() {
        try (Admin away = Messages.admin("127.0.0.1:" + Ports.free(1).get(0))) {
            assertThatThrownBy(() -> TopicAdmin.ensure(away, List.of(topic("any", 1)), Duration.ofMillis(500)))
                    .isInstanceOfSatisfying(
                            TopicException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_READY));
        }
    }

    /** It would get NOT_LEADER_OR_FOLLOWER or UNKNOWN_TOPIC_OR_PARTITION from a partition that isn't ready. */
    @Test
    void aProducerThatStartsAtOnceNeedsNoRetries() {
        for (int round = 0; round < 10; round++) {
            NewTopic topic = topic("round-" + round, 12);
            TopicAdmin.ensure(admin, List.of(topic), PATIENCE);

            assertThatCode(() -> writeToEveryPartition(topic)).doesNotThrowAnyException();
        }
    }

    private void writeToEveryPartition(NewTopic topic) throws ExecutionException, InterruptedException {
        try (KafkaProducer<Integer, Integer> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", node.bootstrapServers(), "max.block.ms", "1000", "retries", "0"),
                new IntegerSerializer(),
                new IntegerSerializer())) {
            var sent = IntStream.range(0, topic.numPartitions())
                    .mapToObj(partition -> producer.send(new ProducerRecord<>(topic.name(), partition, 1, 1)))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        }
    }

    private int partitions(String topic) throws ExecutionException, InterruptedException {
        return Messages.describe(admin, topic).partitions().size();
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1);
    }
}
