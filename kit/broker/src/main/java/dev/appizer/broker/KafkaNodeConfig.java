// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a node runs.
 *
 * @param directory the node's data; formatted when new, and kept by every restart
 * @param nodeId the node's id, unique in its cluster
 * @param clusterId the cluster to which the directory must belong; null takes the directory's own, or a new one
 * @param port the clients' loopback port; 0 takes a free one, a new one at each start
 * @param controllerPort the controller's loopback port; 0 takes a free one
 * @param voters the whole controller quorum; empty when the node is alone
 * @param protocol what clients and brokers speak with it; the controllers are on loopback among themselves
 * @param settings broker settings that override the defaults of {@link NodeSettings}
 */
public record KafkaNodeConfig(
        Path directory,
        int nodeId,
        @Nullable String clusterId,
        int port,
        int controllerPort,
        List<Voter> voters,
        SecurityProtocol protocol,
        Map<String, String> settings) {

    /** All listeners are on the loopback interface. */
    public static final String HOST = "127.0.0.1";

    /** Refuses, as a {@link KafkaNodeException}, settings that Kafka doesn't know or that the node owns. */
    public KafkaNodeConfig {
        NodeSettings.requireFree(settings.keySet());
        NodeSettings.requireKnown(settings.keySet());
        voters = List.copyOf(voters);
        settings = Map.copyOf(settings);
    }

    /** A node that is its whole cluster, on a free port. */
    public static KafkaNodeConfig single(Path directory) {
        return new KafkaNodeConfig(directory, 1, null, 0, 0, List.of(), SecurityProtocol.PLAINTEXT, Map.of());
    }

    /** The same on another port for clients; 0 takes a free one. */
    public KafkaNodeConfig withPort(int clientPort) {
        return withPorts(clientPort, controllerPort);
    }

    /** The same, with one broker setting of Kafka's more. */
    public KafkaNodeConfig with(String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return new KafkaNodeConfig(directory, nodeId, clusterId, port, controllerPort, voters, protocol, more);
    }

    /** The same for clients that speak otherwise than in plain text; the settings say how they prove who they are. */
    public KafkaNodeConfig speaking(SecurityProtocol clients) {
        return new KafkaNodeConfig(directory, nodeId, clusterId, port, controllerPort, voters, clients, settings);
    }

    KafkaNodeConfig withPorts(int clientPort, int newControllerPort) {
        return new KafkaNodeConfig(
                directory, nodeId, clusterId, clientPort, newControllerPort, voters, protocol, settings);
    }

    /** The quorum, which for a node alone is itself. */
    List<Voter> quorum() {
        return voters.isEmpty() ? List.of(new Voter(nodeId, controllerPort)) : voters;
    }
}
