// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;

/** Fills the first topic with what the gateway would have written, by the gateway's own hands. */
public final class RawEvents {

    private static final int BATCH = 100;
    private static final int WIRE_HEADER = 5;
    private static final Limits LIMITS = new Limits(32_768, 512_000, 2_500, 100);
    private static final Sender SENDER = new Sender(new Key("bench", KeyScope.SERVER), "127.0.0.1", "bench");

    /** No wire format begins like this. */
    private static final byte[] MALFORMED = "malformed".getBytes(UTF_8);

    private RawEvents() {}

    /**
     * Writes the first messages and returns when all are acknowledged.
     *
     * @param malformed so many records that nobody can decode are written meanwhile, evenly spread; fewer than the messages
     */
    public static void fill(String bootstrapServers, Topics topics, int events, int malformed)
            throws InterruptedException {
        Topic<RawEvent> topic = topics.eventsRaw();
        String name = topic.name();
        List<Future<RecordMetadata>> sent = new ArrayList<>(events + malformed);
        try (KafkaProducer<String, byte[]> producer = PlainRecords.producer(bootstrapServers);
                Serializer<RawEvent> serializer = topic.value().serializer()) {
            events(events).forEach(event -> {
                sent.add(producer.send(new ProducerRecord<>(name, key(event), serializer.serialize(name, event))));
                if (isDue(sent.size(), events, malformed)) {
                    sent.add(producer.send(new ProducerRecord<>(name, key(event), MALFORMED)));
                }
            });
        }
        requireAcknowledged(sent);
    }

    /** Whether a malformed record comes next, so that they lie evenly among all. */
    private static boolean isDue(long place, long events, long malformed) {
        long all = events + malformed;
        return (place + 1) * malformed / all > place * malformed / all;
    }

    /** The same as records in the wire format, under the id of no registry. */
    static List<ProducerRecord<String, byte[]>> records(String topic, int events) {
        return events(events)
                .map(event -> new ProducerRecord<>(topic, key(event), bytes(event)))
                .toList();
    }

    private static Stream<RawEvent> events(int events) {
        CallReader reader = new CallReader(LIMITS);
        Stamping stamping = new Stamping(new ReceiveClock(Clock.systemUTC()), new UuidV7(new SecureRandom()));
        return LongStream.iterate(0, n -> n < events, n -> n + BATCH)
                .mapToObj(n -> reader.read(Messages.batch(n, BATCH), Endpoint.BATCH))
                .flatMap(call -> stamping.stamp(call, SENDER).stream());
    }

    private static byte[] bytes(RawEvent event) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            out.write(new byte[WIRE_HEADER]);
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new SpecificDatumWriter<>(RawEvent.class).write(event, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
