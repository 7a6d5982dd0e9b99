// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.gateway.call.CallReader;
import dev.appizer.gateway.call.Endpoint;
import dev.appizer.gateway.message.Limits;
import dev.appizer.gateway.stamp.ReceiveClock;
import dev.appizer.gateway.stamp.Sender;
import dev.appizer.gateway.stamp.Stamping;
import dev.appizer.gateway.stamp.UuidV7;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import dev.appizer.service.keys.Key;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Fills the first topic with what the gateway would have written, by the gateway's own hands. */
public final class RawEvents {

    private static final int BATCH = 100;
    private static final Limits LIMITS = new Limits(32_768, 512_000, 2_500, 100);
    private static final Sender SENDER = new Sender(new Key("bench", KeyScope.SERVER), "127.0.0.1", "bench");

    private RawEvents() {}

    /** Writes the first messages and returns when all are acknowledged. */
    public static void fill(String bootstrapServers, Topics topics, int events) throws InterruptedException {
        Topic<RawEvent> topic = topics.eventsRaw();
        CallReader reader = new CallReader(LIMITS);
        Stamping stamping = new Stamping(new ReceiveClock(Clock.systemUTC()), new UuidV7(new SecureRandom()));
        List<Future<RecordMetadata>> sent = new ArrayList<>(events);
        try (KafkaProducer<String, RawEvent> producer =
                PlainRecords.producer(bootstrapServers, topic.value().serializer())) {
            for (long n = 0; n < events; n += BATCH) {
                byte[] body = Messages.batch(n, BATCH);
                stamping.stamp(reader.read(body, Endpoint.BATCH), SENDER)
                        .forEach(event ->
                                sent.add(producer.send(new ProducerRecord<>(topic.name(), key(event), event))));
            }
        }
        requireAcknowledged(sent);
    }

    private static String key(RawEvent event) {
        Identifier sender = Identifier.ofSender(event.getUserId(), event.getAnonymousId());
        return sender == null ? event.getMessageId() : sender.toString();
    }

    private static void requireAcknowledged(List<Future<RecordMetadata>> sent) throws InterruptedException {
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw CommandProblem.failed("An event was not acknowledged: " + e.getCause(), e);
        }
    }
}
