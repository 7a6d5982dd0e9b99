// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import java.util.HashMap;
import java.util.Map;
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
 * @param behind records of each partition that were not taken
 * @param committed of each partition, the offset behind the last record that is done with
 * @param balance records taken less those written on or left out
 */
record StageLook(
        int activeTasks,
        int standbyTasks,
        Map<TopicPartition, Long> behind,
        Map<TopicPartition, Long> committed,
        double balance) {

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
                committed.putAll(task.committedOffsets());
            }
        }
        Map<TopicPartition, Long> behind = new HashMap<>();
        double balance = 0;
        for (Map.Entry<MetricName, ? extends Metric> metric : streams.metrics().entrySet()) {
            noteBehind(metric.getKey(), metric.getValue(), behind);
            balance += side(metric.getKey(), books) * number(metric.getValue());
        }
        return new StageLook(active, standby, behind, committed, balance);
    }

    private static void noteBehind(MetricName name, Metric metric, Map<TopicPartition, Long> behind) {
        @Nullable String topic = name.tags().get("topic");
        @Nullable String partition = name.tags().get("partition");
        if (name.name().equals("records-lag") && topic != null && partition != null) {
            behind.put(new TopicPartition(topic, Integer.parseInt(partition)), (long) number(metric));
        }
    }

    /** On which side of the books a metric counts: 1, -1, or 0 for neither. */
    private static int side(MetricName name, Books books) {
        @Nullable String topic = name.tags().get("topic-name");
        if (topic != null && name.name().equals("records-consumed-total")) {
            return books.taken().contains(topic) ? 1 : 0;
        }
        if (topic != null && name.name().equals("records-produced-total")) {
            return books.told().contains(topic) ? -1 : 0;
        }
        boolean leftOut = name.name().endsWith("-total")
                && books.leftOut().contains(name.name().substring(0, name.name().length() - "-total".length()));
        return leftOut ? -1 : 0;
    }

    private static double number(Metric metric) {
        return metric.metricValue() instanceof Number number && Double.isFinite(number.doubleValue())
                ? number.doubleValue()
                : 0;
    }

    long behind(String topic) {
        return behind.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How old what is worked on is, at the partition that is furthest behind; in seconds. */
    double lagSeconds(String topic, Traffic traffic, long nowMillis) {
        return committed.keySet().stream()
                        .filter(partition -> partition.topic().equals(topic))
                        .mapToLong(partition -> lagMillis(partition, traffic, nowMillis))
                        .max()
                        .orElse(0)
                / 1_000.0;
    }

    private long lagMillis(TopicPartition partition, Traffic traffic, long nowMillis) {
        Traffic.@Nullable Last last = traffic.last(partition);
        if (last == null) {
            return 0;
        }
        if (nowMillis - last.takenAt() < FLOWING_MILLIS) {
            return Math.max(0, last.takenAt() - last.timestamp());
        }
        boolean done = behind.getOrDefault(partition, 0L) == 0 && committed.getOrDefault(partition, 0L) > last.offset();
        return done ? 0 : Math.max(0, nowMillis - last.timestamp());
    }
}
