// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaNodeIT {

    @TempDir
    Path directory;

    @Test
    void aRestartOnOtherPortsKeepsTheData() throws ExecutionException, InterruptedException {
        int firstPort;
        String clusterId;
        try (KafkaNode node = KafkaNode.start(KafkaNodeConfig.single(directory))) {
            firstPort = node.port();
            clusterId = node.clusterId();
            createTopic(node);
            Messages.write(node.bootstrapServers(), "events", "one", "two");
        }

        try (KafkaNode node = KafkaNode.start(KafkaNodeConfig.single(directory).withPort(otherThan(firstPort)))) {
            Messages.write(node.bootstrapServers(), "events", "three");

            assertThat(node.port()).isNotEqualTo(firstPort);
            assertThat(node.clusterId()).isEqualTo(clusterId);
            assertThat(Messages.read(node.bootstrapServers(), "events")).containsExactly("one", "two", "three");
        }
    }

    @Test
    void aSecondNodeMayNotUseTheDirectoryOfARunningOne() {
        try (KafkaNode node = KafkaNode.start(KafkaNodeConfig.single(directory))) {
            assertThatThrownBy(() -> KafkaNode.start(KafkaNodeConfig.single(directory)))
                    .satisfies(problem(Problem.DIRECTORY_IN_USE, directory.toString()));
            assertThat(Messages.admin(node.bootstrapServers()).describeCluster().nodes())
                    .succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            KafkaNodeConfig config = KafkaNodeConfig.single(directory).withPort(taken.getLocalPort());

            assertThatThrownBy(() -> KafkaNode.start(config))
                    .satisfies(problem(Problem.PORT_UNAVAILABLE, "Port " + taken.getLocalPort()));
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void clientsAndControllerCannotShareAPort() {
        int port = Ports.free(1).get(0);
        KafkaNodeConfig config = KafkaNodeConfig.single(directory).withPorts(port, port);

        assertThatThrownBy(() -> KafkaNode.start(config)).satisfies(problem(Problem.PORT_UNAVAILABLE, "Port " + port));
    }

    @Test
    void theDirectoryOfAnotherClusterIsRefused() throws IOException {
        new NodeDirectory(directory).prepare(KafkaNodeConfig.single(directory));
        KafkaNodeConfig other =
                new KafkaNodeConfig(directory, 1, "another", 0, 0, List.of(), SecurityProtocol.PLAINTEXT, Map.of());

        assertThatThrownBy(() -> KafkaNode.start(other))
                .satisfies(problem(Problem.FOREIGN_DIRECTORY, "not to another"));
    }

    @Test
    void theDirectoryOfAnotherNodeIsRefused() {
        new NodeDirectory(directory).prepare(KafkaNodeConfig.single(directory));
        KafkaNodeConfig other =
                new KafkaNodeConfig(directory, 2, null, 0, 0, List.of(), SecurityProtocol.PLAINTEXT, Map.of());

        assertThatThrownBy(() -> KafkaNode.start(other))
                .satisfies(problem(Problem.FOREIGN_DIRECTORY, "belongs to node 1, not to 2"));
    }

    @Test
    void aDirectoryWithOtherThingsInItIsRefused() throws IOException {
        Files.writeString(directory.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> KafkaNode.start(KafkaNodeConfig.single(directory)))
                .satisfies(problem(Problem.DIRECTORY_UNUSABLE, "holds thesis.txt"));
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> KafkaNode.start(KafkaNodeConfig.single(file.resolve("below"))))
                .satisfies(problem(Problem.DIRECTORY_UNUSABLE, "can't be used"));
    }

    @Test
    void anInterruptedFormattingIsDoneAgain() throws IOException {
        new NodeDirectory(directory).prepare(KafkaNodeConfig.single(directory));
        Files.delete(directory.resolve("meta.properties"));

        new NodeDirectory(directory).prepare(KafkaNodeConfig.single(directory));

        assertThat(new NodeDirectory(directory).clusterId()).isNotEqualTo(Optional.empty());
    }

    @Test
    void aValueThatKafkaRefusesIsNamed() {
        KafkaNodeConfig config = KafkaNodeConfig.single(directory).with("log.segment.bytes", "many");

        assertThatThrownBy(() -> KafkaNode.start(config))
                .satisfies(problem(Problem.BAD_CONFIGURATION, "log.segment.bytes"));
    }

    private static void createTopic(KafkaNode node) {
        try (Admin admin = Messages.admin(node.bootstrapServers())) {
            TopicAdmin.ensure(admin, List.of(new NewTopic("events", 1, (short) 1)), Duration.ofSeconds(10));
        }
    }

    private static int otherThan(int port) {
        return Ports.free(2).stream().filter(free -> free != port).findFirst().orElseThrow();
    }

    private static Consumer<Throwable> problem(Problem problem, String words) {
        return thrown -> assertThat(thrown)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        KafkaNodeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
