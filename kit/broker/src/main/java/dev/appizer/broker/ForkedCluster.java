// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * Forked nodes that form one cluster, ids from 1, data in {@code <root>/node-<id>}; internal topics
 * and topics without a replication factor of their own are replicated three times. Not for use by
 * several threads at once.
 */
public final class ForkedCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SortedMap<Integer, ForkedNode> nodes = new TreeMap<>();

    private ForkedCluster() {}

    /**
     * Starts a cluster, a new one or the one whose data is there, and returns when all nodes serve.
     *
     * @param settings broker settings of Kafka's for every node
     */
    public static ForkedCluster start(Path root, int size, Map<String, String> settings) {
        ForkedCluster cluster = new ForkedCluster();
        boolean started = false;
        try {
            configs(root, size, settings)
                    .forEach(config -> cluster.nodes.put(config.nodeId(), ForkedNode.launch(config)));
            cluster.nodes.values().forEach(node -> node.awaitReady(PATIENCE));
            started = true;
            return cluster;
        } finally {
            if (!started) {
                cluster.killAll();
            }
        }
    }

    private static List<KafkaNodeConfig> configs(Path root, int size, Map<String, String> settings) {
        List<Integer> ports = Ports.free(2 * size);
        List<Voter> voters = IntStream.rangeClosed(1, size)
                .mapToObj(id -> new Voter(id, ports.get(size + id - 1)))
                .toList();
        String clusterId = clusterId(root.resolve("node-1"));
        return voters.stream()
                .map(voter -> new KafkaNodeConfig(
                        root.resolve("node-" + voter.nodeId()),
                        voter.nodeId(),
                        clusterId,
                        ports.get(voter.nodeId() - 1),
                        voter.controllerPort(),
                        voters,
                        SecurityProtocol.PLAINTEXT,
                        settings))
                .toList();
    }

    private static String clusterId(Path first) {
        try {
            return new NodeDirectory(first)
                    .clusterId()
                    .orElseGet(() -> Uuid.randomUuid().toString());
        } catch (IOException e) {
            throw new KafkaNodeException(
                    Problem.DIRECTORY_UNUSABLE, "The directory " + first + " can't be read: " + e + ".", e);
        }
    }

    /** All nodes, also the ones that are down now. */
    public String bootstrapServers() {
        return nodes.values().stream().map(ForkedNode::bootstrapServers).collect(Collectors.joining(","));
    }

    /**
     * One member, running or not.
     *
     * @throws KafkaNodeException when there is no such node
     */
    public ForkedNode node(int nodeId) {
        return Optional.ofNullable(nodes.get(nodeId))
                .orElseThrow(() -> new KafkaNodeException(
                        Problem.BAD_CONFIGURATION,
                        "The cluster has nodes " + nodes.keySet() + ", but none " + nodeId + "."));
    }

    /** {@code kill -9} of one node; the others go on. */
    public void kill(int nodeId) {
        node(nodeId).kill();
    }

    /** {@code kill -9} of every node that runs. */
    public void killAll() {
        nodes.values().forEach(ForkedNode::kill);
    }

    /** Starts a node again that was killed or closed, and returns when it serves. */
    public void restart(int nodeId) {
        ForkedNode again = node(nodeId).relaunch();
        nodes.put(nodeId, again);
        again.awaitReady(PATIENCE);
    }

    /** Stops all nodes at once: one after another, the last would wait for a quorum. */
    @Override
    public void close() {
        CompletableFuture.allOf(nodes.values().stream()
                        .map(node -> CompletableFuture.runAsync(node::close))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
