// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.deadletters;

import dev.appizer.local.instance.Deployment;
import dev.appizer.topics.RedriveHeader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes letters to where they came from: the value byte for byte, under its key, with the time of the first failure. The
 * stamp of a message is in its value, so it comes to where it belongs in the order, and to drive it twice changes nothing.
 * That it was driven is noted in the same transaction.
 */
final class Redrive {

    private static final int AT_ONCE = 1_000;

    /** A broker aborts a transaction after a minute, and there may be many letters between two that are meant. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();

    private final Deployment deployment;
    private final Letters letters;
    private final PrintStream out;

    Redrive(Deployment deployment, Letters letters, PrintStream out) {
        this.deployment = deployment;
        this.letters = letters;
        this.out = out;
    }

    /** Drives those again that are selected and were not driven yet; how many. */
    long drive(Selection selection) {
        try (Producer<byte @Nullable [], byte[]> producer = new KafkaProducer<>(
                // Of two that drive at once Kafka fences the first.
                deployment.kafka(Map.of("transactional.id", letters.group().groupId(), "compression.type", "lz4")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            Drive drive = new Drive(producer, letters.driven());
            letters.each(letter -> drive.take(letter, selection));
            drive.commit();
            return drive.driven;
        }
    }

    /** The letters one after the other, in transactions of no more than so many. */
    private final class Drive {

        private final Producer<byte @Nullable [], byte[]> producer;
        private final Driven marks;
        private final Map<TopicPartition, Long> before = new HashMap<>();
        private int open;
        private long begun;
        private long driven;

        Drive(Producer<byte @Nullable [], byte[]> producer, Driven marks) {
            this.producer = producer;
            this.marks = marks;
        }

        void take(Letter letter, Selection selection) {
            boolean isDriven = marks.has(letter.partition(), letter.offset());
            if (!isDriven && selection.has(letter.content())) {
                send(letter);
                isDriven = true;
            }
            if (isDriven) {
                marks.add(letter.partition(), before.get(letter.partition()), letter.offset());
            }
            before.put(letter.partition(), letter.offset());
            if (open >= AT_ONCE || (open > 0 && System.nanoTime() - begun > LONGEST_NANOS)) {
                commit();
            }
        }

        private void send(Letter letter) {
            if (open++ == 0) {
                begun = System.nanoTime();
                producer.beginTransaction();
            }
            // A failure is told by the commit.
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                    letter.content().getOriginTopic(),
                    letter.content().getOriginPartition(),
                    letter.record().timestamp(),
                    letter.record().key(),
                    bytes(letter.content().getValue()),
                    headers(letter)));
        }

        void commit() {
            if (open > 0) {
                producer.sendOffsetsToTransaction(marks.offsets(), letters.group());
                producer.commitTransaction();
                driven += open;
                open = 0;
                out.printf(Locale.ROOT, "%,d driven again%n", driven);
            }
        }
    }

    private static Headers headers(Letter letter) {
        Headers headers = new RecordHeaders(letter.record().headers().toArray());
        RedriveHeader.put(headers, letter.content().getFirstFailedAt());
        return headers;
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
