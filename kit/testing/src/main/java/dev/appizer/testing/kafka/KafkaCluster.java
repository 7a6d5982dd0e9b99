// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import dev.appizer.broker.ForkedCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/**
 * Three forked brokers for one test, to be killed and restarted; never shared. Topics have three
 * replicas, two of which must have a write before it is acknowledged with {@code acks=all}.
 */
public final class KafkaCluster implements RunningKafka {

    private static final int SIZE = 3;

    private final ForkedCluster cluster;
    private final Path directory;
    private final Admin admin;

    private KafkaCluster(ForkedCluster cluster, Path directory) {
        this.cluster = cluster;
        this.directory = directory;
        this.admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    /** Starts brokers 1 to 3; takes some five seconds, and 250 MB each. */
    public static KafkaCluster start() {
        return start(Map.of());
    }

    /**
     * Starts brokers 1 to 3.
     *
     * @param settings broker settings of Kafka's that override the usual ones
     */
    public static KafkaCluster start(Map<String, String> settings) {
        Path directory = Scratch.create("cluster-");
        return new KafkaCluster(ForkedCluster.start(directory, SIZE, settings), directory);
    }

    @Override
    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    @Override
    public Admin admin() {
        return admin;
    }

    /** The broker that leads a partition now. */
    public int leader(String topic, int partition) {
        KafkaFuture<TopicDescription> description = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .thenApply(found -> found.values().iterator().next());
        return description
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .partitions()
                .get(partition)
                .leader()
                .id();
    }

    /** {@code kill -9} of one broker. */
    public void kill(int brokerId) {
        cluster.kill(brokerId);
    }

    /** Deletes the log directory of a killed broker, as a disk that fails does. */
    public void loseLogs(int brokerId) {
        Scratch.delete(directory.resolve("node-" + brokerId));
    }

    /** Starts a killed broker again on the same ports and on what data it has; returns when it serves. */
    public void restart(int brokerId) {
        cluster.restart(brokerId);
    }

    @Override
    public void close() {
        admin.close();
        cluster.killAll();
        Scratch.deleteData(directory);
    }
}
