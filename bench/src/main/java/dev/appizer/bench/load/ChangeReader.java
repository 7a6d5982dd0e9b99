// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.schemas.SegmentChange;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Reads segment changes as a downstream consumer does, committed ones only, and notes when each came. */
public final class ChangeReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 20;

    private final Consumer<String, SegmentChange> consumer;
    private final Map<Integer, Long> arrivals = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::readAll, "change-reader");

    private ChangeReader(Consumer<String, SegmentChange> consumer) {
        this.consumer = consumer;
    }

    /** Reads from now on, in a thread of its own. */
    public static ChangeReader start(String bootstrapServers, Topic<SegmentChange> topic) {
        Consumer<String, SegmentChange> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                topic.key().deserializer(),
                topic.value().deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ChangeReader reader = new ChangeReader(consumer);
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
        if (change.getSegmentId().equals(Segments.ENTERPRISE) && change.getMessageId() != null) {
            arrivals.putIfAbsent(Integer.parseInt(change.getMessageId()), now);
        }
    }

    /** When the change that a message caused was read, of {@link System#nanoTime}, by the message's number. */
    public Map<Integer, Long> arrivals() {
        return Map.copyOf(arrivals);
    }

    /** Returns when so many have come, or the time is up. */
    public void await(int count, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (arrivals.size() < count && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
        }
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
