// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** The gauges of a stage. All of them are read from one look, which is taken at most once a second. */
public final class StageMeters {

    private static final long LOOK_IS_GOOD_FOR_NANOS = 1_000_000_000;

    private final String stage;
    private final KafkaStreams streams;
    private final Traffic traffic;
    private final Books books;
    private @Nullable StageLook look;
    private long lookedAt;

    public StageMeters(String stage, KafkaStreams streams, Traffic traffic, Books books) {
        this.stage = stage;
        this.streams = streams;
        this.traffic = traffic;
        this.books = books;
    }

    /**
     * Registers them.
     *
     * @param sources the topics that the stage reads, its own among them
     * @param restoring how many records have yet to be read back into its stores
     */
    public void bindTo(MeterRegistry meters, Set<String> sources, LongSupplier restoring) {
        gauge("appizer.stage.running", "Whether Kafka Streams is RUNNING: 1 or 0", it -> isRunning())
                .register(meters);
        gauge("appizer.stage.restoring.records", "Records to be read back into the stores", it -> restoring.getAsLong())
                .register(meters);
        gauge("appizer.stage.tasks", "Tasks on this instance", it -> look().activeTasks())
                .tag("kind", "active")
                .register(meters);
        gauge("appizer.stage.tasks", "Tasks on this instance", it -> look().standbyTasks())
                .tag("kind", "standby")
                .register(meters);
        for (String topic : sources) {
            gauge("appizer.stage.lag.records", "Records that were not taken yet", it -> look().behind(topic))
                    .tag("topic", topic)
                    .register(meters);
            gauge("appizer.stage.lag", "How old what is worked on is, since it came to the gateway", it -> lag(topic))
                    .tag("topic", topic)
                    .baseUnit("seconds")
                    .register(meters);
        }
        if (!books.equals(Books.NONE)) {
            gauge("appizer.books.balance", "Records taken less those written on or left out", it -> look().balance())
                    .register(meters);
        }
    }

    private Gauge.Builder<StageMeters> gauge(String name, String description, ToDoubleFunction<StageMeters> value) {
        return Gauge.builder(name, this, value)
                .description(description)
                .tag("stage", stage)
                // Nobody else holds on to it.
                .strongReference(true);
    }

    private double isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING ? 1 : 0;
    }

    private double lag(String topic) {
        return look().lagSeconds(topic, traffic, System.currentTimeMillis());
    }

    private synchronized StageLook look() {
        long now = System.nanoTime();
        if (look == null || now - lookedAt > LOOK_IS_GOOD_FOR_NANOS) {
            look = streams.state() == KafkaStreams.State.CREATED ? StageLook.NOTHING : StageLook.at(streams, books);
            traffic.retain(look.committed().keySet());
            lookedAt = now;
        }
        return look;
    }
}
