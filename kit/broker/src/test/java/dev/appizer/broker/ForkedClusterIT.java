// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ForkedClusterIT {

    @TempDir
    Path root;

    @Test
    void threeNodesGoOnWithoutOneAndKeepTheDataOverRestarts() throws ExecutionException, InterruptedException {
        try (ForkedCluster cluster = ForkedCluster.start(root, 3, Map.of())) {
            createTopic(cluster);
            Messages.write(cluster.bootstrapServers(), "events", "with three");

            cluster.kill(leader(cluster));
            Messages.write(cluster.bootstrapServers(), "events", "with two");
            downNodes(cluster).forEach(cluster::restart);

            Messages.write(cluster.bootstrapServers(), "events", "with three again");
        }

        try (ForkedCluster cluster = ForkedCluster.start(root, 3, Map.of())) {
            assertThat(Messages.read(cluster.bootstrapServers(), "events"))
                    .containsExactly("with three", "with two", "with three again");
        }
    }

    @Test
    void aNodeThatIsNotThereIsNamed() {
        try (ForkedCluster cluster = ForkedCluster.start(root, 1, Map.of())) {
            assertThatThrownBy(() -> cluster.kill(7))
                    .isInstanceOf(KafkaNodeException.class)
                    .hasMessageContaining("none 7");
        }
    }

    private static void createTopic(ForkedCluster cluster) {
        try (Admin admin = Messages.admin(cluster.bootstrapServers())) {
            NewTopic topic = new NewTopic("events", Optional.of(1), Optional.empty());
            TopicAdmin.ensure(admin, List.of(topic), Duration.ofSeconds(20));
        }
    }

    private static int leader(ForkedCluster cluster) throws ExecutionException, InterruptedException {
        try (Admin admin = Messages.admin(cluster.bootstrapServers())) {
            return Messages.describe(admin, "events")
                    .partitions()
                    .get(0)
                    .leader()
                    .id();
        }
    }

    private static List<Integer> downNodes(ForkedCluster cluster) {
        return List.of(1, 2, 3).stream()
                .filter(id -> !cluster.node(id).isAlive())
                .toList();
    }
}
