// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.identity.rows.CauseRow;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.LinkRow;
import dev.appizer.identity.rows.MomentRow;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.topics.Topic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Fills the control plane's topic with what the router makes of alias calls. */
public final class LinkRequests implements AutoCloseable {

    /** About as far behind its alias as an assignment needs to come round: 200 ms at 10,000 aliases a second. */
    static final int SEEN_AFTER = 2_000;

    private static final long FIRST_MICROS = 1_700_000_000_000_000L;
    private static final long MICROS_APART = 100;
    private static final long MICROS_PER_MILLI = 1_000;

    private final KafkaProducer<String, LinkRequest> producer;
    private final Topic<byte[]> topic;
    private final Deque<GrowingPersons.Alias> assigned = new ArrayDeque<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private LinkRequests(KafkaProducer<String, LinkRequest> producer, Topic<byte[]> topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * Writes every alias and returns when all are acknowledged.
     *
     * @param seen whether events had named every previous id before: then a request of its own says so when the id has been
     *     assigned
     */
    public static void fill(String bootstrapServers, Topic<byte[]> topic, GrowingPersons persons, boolean seen) {
        try (KafkaProducer<String, LinkRequest> producer = PlainRecords.producer(
                        bootstrapServers,
                        new RowCodec<>(LinkRequest.class).serde().serializer());
                LinkRequests requests = new LinkRequests(producer, topic)) {
            persons.each((number, alias) -> {
                requests.send(number, alias.user(), request(number, alias));
                if (seen) {
                    requests.see(number, alias);
                }
            });
            requests.seeAll(persons.aliases());
        }
    }

    /** As the router makes it of a link's first sending. */
    static LinkRequest request(int number, GrowingPersons.Alias alias) {
        String messageId = GrowingPersons.uuid("message-" + number);
        MomentRow moment = new MomentRow(
                micros(number), micros(number), 0, messageId, alias.user().toString());
        return new LinkRequest(
                LinkKind.ALIAS,
                alias.previousId(),
                alias.userId(),
                new LinkRow(moment, null),
                new CauseRow(messageId, micros(number)));
    }

    private void see(int number, GrowingPersons.Alias alias) {
        assigned.add(alias);
        if (assigned.size() > SEEN_AFTER) {
            seeNext(number);
        }
    }

    private void seeAll(int number) {
        while (!assigned.isEmpty()) {
            seeNext(number);
        }
    }

    private void seeNext(int number) {
        Identifier previous = assigned.remove().previous();
        CauseRow cause = new CauseRow(null, micros(number));
        send(number, previous, new LinkRequest(LinkKind.SEEN, previous.toString(), null, null, cause));
    }

    private void send(int number, Identifier key, LinkRequest request) {
        requireAcknowledged();
        long millis = micros(number) / MICROS_PER_MILLI;
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(topic.name(), null, millis, key.toString(), request), (metadata, exception) -> {
                    if (exception != null) {
                        failure.set(exception);
                    }
                });
    }

    private void requireAcknowledged() {
        @Nullable Exception before = failure.get();
        if (before != null) {
            throw CommandProblem.failed("A link request was not acknowledged: " + before, before);
        }
    }

    private static long micros(int number) {
        return FIRST_MICROS + number * MICROS_APART;
    }

    @Override
    public void close() {
        producer.flush();
        requireAcknowledged();
    }
}
