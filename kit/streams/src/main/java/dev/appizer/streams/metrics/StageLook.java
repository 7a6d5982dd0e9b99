// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A stage as it was at one moment, from what Kafka Streams says of itself.
 *
 * @param activeTasks tasks that this instance works on
 * @param standbyTasks tasks whose state it keeps a copy of
 * @param behind records of each partition that were not taken; a partition from which nothing was asked for yet is missing
 * @param committed of each partition that it works on, the offset behind the last record that is done with; -1 where its
 *     task has done nothing yet
 * @param balance records taken less those written on or left out
 */
record StageLook(
        int activeTasks,
        int standbyTasks,
        Map<TopicPartition, Long> behind,
        Map<TopicPartition, Long> committed,
        double balance) {

    /** Before anything has begun. */
    static final StageLook NOTHING = new StageLook(0, 0, Map.of(), Map.of(), 0);

    /** Whoever has taken a record within this time is not stuck: it is as far behind as that record is old. */
    private static final long FLOWING_MILLIS = 2_000;

    static StageLook at(KafkaStreams streams, Books books) {
        int active = 0;
        int standby = 0;
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            standby += thread.standbyTasks().size();
            for (TaskMetadata task : thread.activeTasks()) {
                active++;
                task.topicPartitions().forEach(partition -> committed.putIfAbsent(partition, -1L));
                committed.putAll(task.committedOffsets());
            }
        }
        return new StageLook(active, standby, behind(streams.metrics()), committed, books.balance(streams.metrics()));
    }

    private static Map<TopicPartition, Long> behind(Map<MetricName, ? extends Metric> metrics) {
        Map<TopicPartition, Long> behind = new HashMap<>();
        metrics.forEach((name, metric) -> {
            @Nullable String topic = name.tags().get("topic");
            @Nullable String partition = name.tags().get("partition");
            if (name.name().equals("records-lag") && topic != null && partition != null) {
                behind.put(new TopicPartition(topic, Integer.parseInt(partition)), (long) number(metric));
            }
        });
        return behind;
    }

    static double number(Metric metric) {
        return metric.metricValue() instanceof Number number && Double.isFinite(number.doubleValue())
                ? number.doubleValue()
                : 0;
    }

    private List<TopicPartition> partitions(String topic) {
        return committed.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList();
    }

    /** Records of a topic that were not taken; not a number where it works on the topic and knows of no partition yet. */
    double behind(String topic) {
        List<TopicPartition> all = partitions(topic);
        double[] known = all.stream()
                .filter(behind::containsKey)
                .mapToDouble(partition -> behind.getOrDefault(partition, 0L))
                .toArray();
        return known.length == 0 && !all.isEmpty()
                ? Double.NaN
                : DoubleStream.of(known).sum();
    }

    /**
     * How old what is worked on is, at the partition that is furthest behind; in seconds. Not a number where it works on the
     * topic and knows of no partition yet, as while it restores.
     */
    double lagSeconds(String topic, Traffic traffic, long nowMillis) {
        List<TopicPartition> all = partitions(topic);
        double[] known = all.stream()
                .filter(partition -> behind.containsKey(partition) || traffic.last(partition) != null)
                .mapToDouble(partition -> lagMillis(partition, traffic.last(partition), nowMillis) / 1_000.0)
                .toArray();
        return known.length == 0 && !all.isEmpty()
                ? Double.NaN
                : DoubleStream.of(known).max().orElse(0);
    }

    private long lagMillis(TopicPartition partition, Traffic.@Nullable Last last, long nowMillis) {
        if (last == null) {
            return 0;
        }
        if (nowMillis - last.takenAt() < FLOWING_MILLIS) {
            return Math.max(0, last.takenAt() - last.timestamp());
        }
        long doneTo = committed.getOrDefault(partition, -1L);
        boolean done = behind.getOrDefault(partition, 0L) == 0 && (doneTo < 0 || doneTo > last.offset());
        return done ? 0 : Math.max(0, nowMillis - last.timestamp());
    }
}
