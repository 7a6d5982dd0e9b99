// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.appizer.action.channel.Attempts;
import dev.appizer.action.channel.Channel;
import dev.appizer.action.channel.DestinationLimits;
import dev.appizer.action.channel.Destinations;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Appends notifications to Kafka topics. A producer makes whoever sends to a topic that it doesn't know wait, for up to
 * {@code max.block.ms}: so sending has threads, as many for each topic as may be under way there, and a topic that isn't
 * there holds up no other. The order in which notifications were sent isn't kept.
 */
public final class TopicChannel implements Channel<TopicRecord> {

    /** The header with a notification's id, by which whoever reads it twice can tell. */
    public static final String ID = "notification-id";

    private final Producer<byte[], byte[]> producer;
    private final Destinations topics;
    private final ExecutorService senders = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "topic-channel");
        thread.setDaemon(true);
        return thread;
    });
    private final Attempts attempts = new Attempts();

    /**
     * Sends by a producer.
     *
     * @param producer idempotent, with {@code acks=all} and a {@code max.block.ms} of a few seconds; stays the caller's to
     *     close, after this
     * @param limits of each topic
     */
    public TopicChannel(Producer<byte[], byte[]> producer, DestinationLimits limits) {
        this.producer = producer;
        this.topics = new Destinations(limits);
    }

    @Override
    public CompletionStage<Outcome> send(String id, TopicRecord content) {
        ProducerRecord<byte[], byte[]> appended = toAppend(id, content);
        return topics.run(content.topic(), () -> attempt(appended));
    }

    private static ProducerRecord<byte[], byte[]> toAppend(String id, TopicRecord content) {
        ProducerRecord<byte[], byte[]> appended = new ProducerRecord<>(
                content.topic(), content.key().getBytes(UTF_8), content.value().getBytes(UTF_8));
        content.headers().forEach((name, value) -> appended.headers().add(name, value.getBytes(UTF_8)));
        appended.headers().remove(ID).add(ID, id.getBytes(UTF_8));
        return appended;
    }

    private CompletionStage<Outcome> attempt(ProducerRecord<byte[], byte[]> appended) {
        CompletableFuture<Outcome> outcome = attempts.begin();
        try {
            senders.execute(() -> append(appended, outcome));
        } catch (RejectedExecutionException e) {
            outcome.complete(Destinations.CLOSED);
        }
        return outcome;
    }

    private void append(ProducerRecord<byte[], byte[]> appended, CompletableFuture<Outcome> outcome) {
        try {
            Future<RecordMetadata> unused = producer.send(appended, (metadata, failure) -> {
                outcome.complete(failure == null ? new Delivered() : SendFailures.outcome(appended.topic(), failure));
            });
        } catch (KafkaException e) {
            outcome.complete(SendFailures.outcome(appended.topic(), e));
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
    }

    /** The producer stays open; what it has been given it may still append. */
    @Override
    public void close() {
        topics.close();
        // First: a sender that is interrupted would tell the outcome too, on its own thread and a moment later.
        attempts.close();
        senders.shutdownNow();
    }
}
