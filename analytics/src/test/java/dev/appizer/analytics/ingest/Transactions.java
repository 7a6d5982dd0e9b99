// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes resolved events in transactions, without a pause, every fourth of which it aborts. */
final class Transactions implements AutoCloseable {

    private final Topics topics;
    private final KafkaProducer<String, ResolvedEvent> producer;
    private final Random random = new Random(1);
    private final Thread thread = new Thread(this::run, "transactions");
    private volatile boolean ending;
    private int transactions;
    private int committed;
    private int aborted;

    private Transactions(String bootstrapServers, Topics topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        topics.eventsResolved().name()),
                new StringSerializer(),
                topics.eventsResolved().value().serializer());
    }

    static Transactions begin(String bootstrapServers, Topics topics) {
        Transactions transactions = new Transactions(bootstrapServers, topics);
        transactions.producer.initTransactions();
        transactions.thread.start();
        return transactions;
    }

    private void run() {
        while (!ending) {
            int size = 1 + random.nextInt(60);
            boolean abort = transactions++ % 4 == 3;
            producer.beginTransaction();
            for (int event = 0; event < size; event++) {
                send(transactions + "-" + event);
            }
            if (abort) {
                producer.flush();
                producer.abortTransaction();
                aborted += size;
            } else {
                producer.commitTransaction();
                committed += size;
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of it.
    private void send(String messageId) {
        String identifier = "user:u" + random.nextInt(500);
        EnrichedEvent event = EnrichedEvent.newBuilder()
                .setType(CallType.TRACK)
                .setMessageId(messageId)
                .setEvent("event-" + random.nextInt(5))
                .setUserId(identifier.substring(5))
                .setEventTime(Instant.now())
                .setReceivedAt(Instant.now())
                .setProperties(Map.of("amount", (long) random.nextInt(100), "plan", "pro"))
                .build();
        producer.send(new ProducerRecord<>(
                topics.eventsResolved().name(),
                identifier,
                new ResolvedEvent(event, identifier, identifier, identifier.substring(5), 0L)));
    }

    /** Ends after the transaction under way. */
    void end() throws InterruptedException {
        ending = true;
        thread.join();
    }

    /** How many events are in transactions that were committed. */
    int committed() {
        return committed;
    }

    int aborted() {
        return aborted;
    }

    @Override
    public void close() {
        ending = true;
        producer.close();
    }
}
