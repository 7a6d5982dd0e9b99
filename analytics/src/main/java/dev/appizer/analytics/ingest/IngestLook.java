// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How far the ingest is; one thread writes it, any may look. The gauges are those that every stage has. */
public final class IngestLook {

    private static final String STAGE = "analytics";

    private final List<String> topics;
    private final Map<TopicPartition, Long> behind = new ConcurrentHashMap<>();
    private volatile boolean caughtUp;

    IngestLook(List<String> topics) {
        this.topics = topics;
    }

    void bindTo(MeterRegistry meters) {
        Gauge.builder("appizer.stage.running", this, look -> look.caughtUp ? 1 : 0)
                .description("Whether it has caught up since its start: 1 or 0")
                .tag("stage", STAGE)
                .strongReference(true)
                .register(meters);
        for (String topic : topics) {
            Gauge.builder("appizer.stage.lag.records", this, look -> look.behind(topic))
                    .description("Records that were not taken yet")
                    .tag("stage", STAGE)
                    .tag("topic", topic)
                    .strongReference(true)
                    .register(meters);
        }
    }

    /** What there is to read of each partition, from where the store is. */
    void begin(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> positions) {
        ends.forEach((partition, end) ->
                behind.put(partition, Math.max(0, end - positions.getOrDefault(partition, 0L))));
    }

    void caughtUp() {
        caughtUp = true;
    }

    /** Also where nothing was written: behind the last record there may be the end of its transaction only. */
    void read(Consumer<String, byte[]> consumer) {
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition).ifPresent(records -> behind.put(partition, records));
        }
    }

    private long behind(String topic) {
        return behind.entrySet().stream()
                .filter(partition -> partition.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether everything that was in the topics at the start is in the store. */
    public boolean hasCaughtUp() {
        return caughtUp;
    }

    /** How many records have not been taken yet, of all topics. */
    public long behind() {
        return behind.values().stream().mapToLong(Long::longValue).sum();
    }
}
