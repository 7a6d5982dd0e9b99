// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.schemas.SegmentChange;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Reads segment changes as a downstream consumer does, committed ones only, and notes when each came. */
public final class ChangeReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 20;

    private final Consumer<String, SegmentChange> consumer;
    private final Function<SegmentChange, OptionalInt> number;
    private final Map<Integer, Long> arrivals = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::readAll, "change-reader");

    private ChangeReader(Consumer<String, SegmentChange> consumer, Function<SegmentChange, OptionalInt> number) {
        this.consumer = consumer;
        this.number = number;
    }

    /**
     * Reads from now on, in a thread of its own.
     *
     * @param number of the message that a change answers; empty for changes that don't matter
     */
    public static ChangeReader start(
            String bootstrapServers, Topic<SegmentChange> topic, Function<SegmentChange, OptionalInt> number) {
        Consumer<String, SegmentChange> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                topic.key().deserializer(),
                topic.value().deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ChangeReader reader = new ChangeReader(consumer, number);
        reader.thread.start();
        return reader;
    }

    private void readAll() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(record -> take(record.value(), System.nanoTime()));
            }
        } catch (WakeupException e) {
            // The way to end it.
        }
    }

    private void take(SegmentChange change, long now) {
        number.apply(change).ifPresent(n -> arrivals.putIfAbsent(n, now));
    }

    /**
     * How long it took from when calls were due until their changes had been read, in nanoseconds; for those whose change
     * was.
     *
     * @param from the number of the first
     * @param to the number after the last
     */
    public long[] times(SteadyCalls calls, int from, int to) {
        return arrivals.entrySet().stream()
                .filter(arrival -> arrival.getKey() >= from && arrival.getKey() < to)
                .mapToLong(arrival -> arrival.getValue() - calls.dueAt(arrival.getKey()))
                .toArray();
    }

    /**
     * Returns when so many have come, or none any more; whether they have.
     *
     * @param patience how long is waited for the next
     */
    public boolean await(int count, Duration patience) throws InterruptedException {
        int seen = 0;
        long deadline = System.nanoTime() + patience.toNanos();
        while (seen < count && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
            int now = arrivals.size();
            deadline = now > seen ? System.nanoTime() + patience.toNanos() : deadline;
            seen = now;
        }
        return seen >= count;
    }

    /** How many have come. */
    public int count() {
        return arrivals.size();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
