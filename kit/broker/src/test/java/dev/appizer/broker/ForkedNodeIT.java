// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ForkedNodeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void aKilledNodeComesUpAgainWithItsData() throws ExecutionException, InterruptedException {
        KafkaNodeConfig config = KafkaNodeConfig.single(directory.resolve("node"));
        try (ForkedNode node = ForkedNode.start(config, PATIENCE);
                Admin admin = Messages.admin(node.bootstrapServers())) {
            TopicAdmin.ensure(admin, List.of(new NewTopic("events", 1, (short) 1)), Duration.ofSeconds(10));
            Messages.write(node.bootstrapServers(), "events", "before");
            node.kill();
            assertThat(node.isAlive()).isFalse();
        }

        try (ForkedNode node = ForkedNode.start(config, PATIENCE)) {
            Messages.write(node.bootstrapServers(), "events", "after");

            assertThat(Messages.read(node.bootstrapServers(), "events")).containsExactly("before", "after");
        }
    }

    @Test
    void aClosedNodeStopsInOrder() {
        Path data = directory.resolve("node");
        ForkedNode node = ForkedNode.start(KafkaNodeConfig.single(data), PATIENCE);

        node.close();

        assertThat(node.isAlive()).isFalse();
        assertThat(data.resolve(".kafka_cleanshutdown")).exists();
    }

    @Test
    void whatKeepsTheChildFromStartingReachesTheParent() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> ForkedNode.start(KafkaNodeConfig.single(file), PATIENCE))
                .hasMessageContaining("can't be used")
                .isInstanceOfSatisfying(
                        KafkaNodeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DIRECTORY_UNUSABLE));
    }

    @Test
    void aNodeDiesWithItsParentEvenWhenThatIsKilled() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkingParent.class.getName(),
                        directory.resolve("node").toString())
                .redirectError(Redirect.DISCARD)
                .start();
        ProcessHandle node = handle(parent);
        assertThat(node.isAlive()).isTrue();

        parent.destroyForcibly();

        assertThat(node.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(node.isAlive()).isFalse();
    }

    private static ProcessHandle handle(Process parent) throws IOException {
        try (BufferedReader reader = parent.inputReader(StandardCharsets.UTF_8)) {
            return ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
        }
    }
}
