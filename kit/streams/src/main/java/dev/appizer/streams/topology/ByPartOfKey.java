// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** Partitions by a part of the key, as Kafka's own producers would if that part were the key. */
public record ByPartOfKey<V>(UnaryOperator<String> part) implements StreamPartitioner<String, V> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, @Nullable V value, int numPartitions) {
        byte[] bytes = part.apply(key).getBytes(StandardCharsets.UTF_8);
        return Optional.of(Set.of(BuiltInPartitioner.partitionForKey(bytes, numPartitions)));
    }
}
