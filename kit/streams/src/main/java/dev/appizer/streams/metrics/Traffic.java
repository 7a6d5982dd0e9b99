// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the clients of a stage's threads took and told. Given to them by {@link #CONFIG}; for any threads. */
public final class Traffic {

    /** The key under which a client's interceptor finds it. */
    public static final String CONFIG = "appizer.traffic";

    private final String stage;
    private final MeterRegistry meters;
    private final Map<String, Counter> taken = new ConcurrentHashMap<>();
    private final Map<String, Counter> told = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Last> last = new ConcurrentHashMap<>();

    /**
     * The last record that was taken of a partition.
     *
     * @param timestamp of the record: when the event that brought it about came to the gateway
     * @param takenAt when it was taken, both in milliseconds
     */
    record Last(long offset, long timestamp, long takenAt) {}

    public Traffic(String stage, MeterRegistry meters) {
        this.stage = stage;
        this.meters = meters;
    }

    /** Has the counters of these topics there from the start: of a series that comes later, its first step is not seen. */
    public void expect(Set<String> sources, Set<String> sinks) {
        sources.forEach(this::takenFrom);
        sinks.forEach(this::toldTo);
    }

    void taken(TopicPartition partition, int records, long lastOffset, long lastTimestamp) {
        takenFrom(partition.topic()).increment(records);
        last.put(partition, new Last(lastOffset, lastTimestamp, System.currentTimeMillis()));
    }

    void told(String topic) {
        toldTo(topic).increment();
    }

    /** Forgets what was taken of partitions that are worked on elsewhere: how far they are is not known here any more. */
    void retain(Set<TopicPartition> workedOn) {
        last.keySet().retainAll(workedOn);
    }

    private Counter takenFrom(String topic) {
        return taken.computeIfAbsent(
                topic, name -> counter("appizer.stage.records", "Records that were taken from a topic", name));
    }

    private Counter toldTo(String topic) {
        return told.computeIfAbsent(
                topic, name -> counter("appizer.stage.told.records", "Records that Kafka has acknowledged", name));
    }

    private Counter counter(String name, String description, String topic) {
        return Counter.builder(name)
                .description(description)
                .tag("stage", stage)
                .tag("topic", topic)
                .register(meters);
    }

    @Nullable
    Last last(TopicPartition partition) {
        return last.get(partition);
    }
}
