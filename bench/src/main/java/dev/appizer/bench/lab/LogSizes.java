// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** What partitions take on all brokers, as they are compressed and before Kafka has compacted them. */
final class LogSizes {

    private LogSizes() {}

    /** Bytes of every partition there is. */
    static Map<TopicPartition, Long> of(Admin admin) {
        Map<TopicPartition, Long> bytes = new HashMap<>();
        for (Node broker : join(admin.describeCluster().nodes())) {
            join(admin.describeLogDirs(List.of(broker.id())).allDescriptions())
                    .getOrDefault(broker.id(), Map.of())
                    .values()
                    .forEach(directory -> add(directory, bytes));
        }
        return bytes;
    }

    private static void add(LogDirDescription directory, Map<TopicPartition, Long> bytes) {
        directory.replicaInfos().forEach((partition, replica) -> bytes.merge(partition, replica.size(), Long::sum));
    }

    static <T> T join(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
