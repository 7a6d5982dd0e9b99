// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.service.kafka.Patience;
import dev.appizer.service.kafka.SchemaReadiness;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is committed of the topics, and writes it to the store in batches, each with the offsets that come next. It
 * belongs to no group: the store is where the offsets are. For one thread; {@link #stop} may come from any.
 */
public final class Ingest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final int MOST_OF_A_BATCH = 50_000;

    private final EventStore store;
    private final Sources sources;
    private final Duration commitInterval;
    private final Consumer<String, byte[]> consumer;
    private final Patience patience = new Patience();
    private final IngestLook look;
    private final Counter rows;
    private final Timer freshness;
    private volatile boolean stopping;

    /**
     * Connects, and reads nothing yet.
     *
     * @param kafka settings of Kafka's clients
     * @param commitInterval how long records wait at most until they are written
     */
    public Ingest(
            EventStore store, Topics topics, Map<String, Object> kafka, Duration commitInterval, MeterRegistry meters) {
        this.store = store;
        this.sources = new Sources(topics, meters);
        this.commitInterval = commitInterval;
        this.consumer = new KafkaConsumer<>(properties(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        this.look = new IngestLook(sources.names());
        look.bindTo(meters);
        this.rows = Counter.builder("appizer.analytics.events")
                .description("Events that were written to the store")
                .register(meters);
        this.freshness = Timer.builder("appizer.analytics.freshness")
                .description("From when the gateway took an event until questions see it")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(meters);
    }

    private static Map<String, Object> properties(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Where offsets are gone from the topic, it has to be said.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        properties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "analytics");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return properties;
    }

    /** The topics that it reads. */
    public static List<Topic<?>> reads(Topics topics) {
        return Sources.of(topics);
    }

    /** How far it is. */
    public IngestLook look() {
        return look;
    }

    /** Reads until it is stopped. */
    public void run() throws InterruptedException {
        read(false);
    }

    /** Reads what is in the topics now, and returns. */
    public void catchUp() throws InterruptedException {
        read(true);
    }

    private void read(boolean onlyWhatIsThere) throws InterruptedException {
        try {
            for (Topic<?> topic : sources.all()) {
                patience.until(new SchemaReadiness(topic));
            }
            List<TopicPartition> all = new ArrayList<>();
            sources.inOrder().forEach(all::addAll);
            Map<TopicPartition, Long> positions = store.positions();
            look.begin(consumer.endOffsets(all), positions);
            if (positions.isEmpty()) {
                for (List<TopicPartition> first : sources.inOrder()) {
                    assign(first);
                    readTo(consumer.endOffsets(first));
                }
            }
            assign(all);
            readTo(consumer.endOffsets(all));
            look.caughtUp();
            while (!onlyWhatIsThere && !stopping) {
                step();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        }
    }

    /**
     * Goes to where the store is in each partition.
     *
     * @throws IllegalStateException where the topic no longer goes that far: it was made anew
     */
    private void assign(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> positions = store.positions();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long position = positions.getOrDefault(partition, 0L);
            if (position > ends.getOrDefault(partition, 0L)) {
                throw new IllegalStateException("The store has read to offset " + position + " of " + partition
                        + ", which ends before: the topic was made anew. Make the store anew, too: analytics rebuild");
            }
            long begin = first.getOrDefault(partition, 0L);
            if (positions.containsKey(partition) && position < begin) {
                LOG.warn(
                        "Kafka deleted records before they were read: partition={} from={} to={}",
                        partition,
                        position,
                        begin);
            }
            consumer.seek(partition, Math.max(position, begin));
        }
    }

    private void readTo(Map<TopicPartition, Long> ends) throws InterruptedException {
        while (!stopping
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            step();
        }
    }

    /** Gathers for a while, and writes. */
    private void step() throws InterruptedException {
        Gathering gathering = new Gathering();
        long deadline = System.nanoTime() + commitInterval.toNanos();
        long left = commitInterval.toNanos();
        while (left > 0 && gathering.size() < MOST_OF_A_BATCH && !stopping) {
            ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofNanos(left));
            for (ConsumerRecord<String, byte[]> record : records) {
                patience.until(() -> sources.takeOrObstacle(record, gathering));
            }
            for (TopicPartition partition : records.partitions()) {
                gathering.readTo(partition, consumer.position(partition));
            }
            left = deadline - System.nanoTime();
        }
        if (!gathering.isEmpty() && !stopping) {
            write(gathering.batch());
        }
        look.read(consumer);
    }

    private void write(Batch batch) {
        store.write(batch);
        long now = System.currentTimeMillis();
        for (Batch.Event event : batch.events()) {
            freshness.record(Math.max(0, now - event.receivedAt() / 1_000), TimeUnit.MILLISECONDS);
        }
        rows.increment(batch.events().size());
    }

    /** Ends it soon: what is not written yet is read again at the next start. */
    public void stop() {
        stopping = true;
        patience.stop();
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
