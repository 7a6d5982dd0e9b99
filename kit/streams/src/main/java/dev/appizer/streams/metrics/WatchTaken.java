// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import dev.appizer.service.trace.Hops;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Counts what a stage's consumer takes, and logs what is of a sampled trace. */
public final class WatchTaken implements ConsumerInterceptor<byte[], byte[]> {

    @SuppressWarnings("NullAway.Init") // by configure()
    private Traffic traffic;

    @Override
    public void configure(Map<String, ?> configs) {
        traffic = (Traffic) Objects.requireNonNull(configs.get(Traffic.CONFIG));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> taken = records.records(partition);
            ConsumerRecord<byte[], byte[]> last = taken.get(taken.size() - 1);
            traffic.taken(partition, taken.size(), last.offset(), last.timestamp());
            for (ConsumerRecord<byte[], byte[]> record : taken) {
                Hops.log("taken", record.topic(), record.partition(), record.offset(), record.headers());
            }
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
