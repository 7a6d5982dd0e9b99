// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A KRaft node, broker and controller at once, running in this process.
 *
 * <p>Kafka logs through SLF4J. Level WARN keeps it quiet, but for its {@code QuorumController} and
 * {@code NetworkClient}, which warn of every ordinary start and stop. A fault from which Kafka can't
 * go on ends the process, as it does in any broker.
 */
public final class KafkaNode implements AutoCloseable {

    private final KafkaRaftServer server;
    private final KafkaNodeConfig config;
    private final String clusterId;
    private final AtomicBoolean closed = new AtomicBoolean();

    private KafkaNode(KafkaRaftServer server, KafkaNodeConfig config, String clusterId) {
        this.server = server;
        this.config = config;
        this.clusterId = clusterId;
    }

    /**
     * Starts a node and returns when it serves clients; a member of a quorum, when the quorum has a majority.
     *
     * @throws KafkaNodeException with one sentence that says what to change
     */
    public static KafkaNode start(KafkaNodeConfig wanted) {
        KafkaNodeConfig config = Ports.settle(wanted);
        String clusterId = new NodeDirectory(config.directory()).prepare(config);
        KafkaConfig kafkaConfig = kafkaConfig(config);
        KafkaRaftServer server =
                Foreign.call(Problem.START_FAILED, "Kafka did not start", () -> startOrShutDown(kafkaConfig));
        return new KafkaNode(server, config, clusterId);
    }

    private static KafkaConfig kafkaConfig(KafkaNodeConfig config) {
        return Foreign.call(
                Problem.BAD_CONFIGURATION,
                "Kafka refuses its configuration",
                () -> new KafkaConfig(NodeSettings.of(config), false));
    }

    private static KafkaRaftServer startOrShutDown(KafkaConfig config) {
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        boolean started = false;
        try {
            server.startup();
            started = true;
            return server;
        } finally {
            if (!started) {
                server.shutdown();
            }
        }
    }

    /** What a client takes as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return KafkaNodeConfig.HOST + ":" + port();
    }

    public int port() {
        return config.port();
    }

    public String clusterId() {
        return clusterId;
    }

    /** Stops the node and returns when it has; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
        }
    }
}
