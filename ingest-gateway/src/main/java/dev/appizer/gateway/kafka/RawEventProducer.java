// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.kafka;

import dev.appizer.model.Identifier;
import dev.appizer.schemas.RawEvent;
import dev.appizer.service.FatalErrors;
import dev.appizer.service.kafka.Patience;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.topics.Topic;
import dev.appizer.topics.TraceHeader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends raw events, keyed by their sender, so that a retry meets the original on its partition. The record's timestamp is
 * when the call was received: one client's wrong clock must not move time for everybody.
 */
public final class RawEventProducer implements RawEvents {

    // The producer gives up by its own time-out; this is for a producer that does not come to it.
    private static final Duration BEYOND = Duration.ofMillis(500);

    private final Topic<RawEvent> topic;
    private final Duration ackTimeout;
    private final FatalErrors fatal;
    private final Producer<String, RawEvent> producer;
    private final KafkaClientMetrics metrics;
    private final Availability availability = new Availability();

    /**
     * Makes it; nothing is connected yet.
     *
     * @param value must have its schema registered before the first event, see {@link SchemaReadiness}
     * @throws InvalidSettingsException where Kafka finds the settings wrong
     */
    public RawEventProducer(
            Topic<RawEvent> topic,
            Serializer<RawEvent> value,
            ProducerSettings settings,
            MeterRegistry meters,
            FatalErrors fatal) {
        this.topic = topic;
        this.ackTimeout = settings.ackTimeout().plus(BEYOND);
        this.fatal = fatal;
        this.producer = producer(settings.producer(), topic.key().serializer(), value);
        this.metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(meters);
    }

    private static Producer<String, RawEvent> producer(
            Map<String, Object> settings, Serializer<String> key, Serializer<RawEvent> value) {
        try {
            return new KafkaProducer<>(settings, key, value);
        } catch (ConfigException e) {
            throw InvalidSettingsException.of("kafka.*", "can't be used: " + e.getMessage());
        } catch (KafkaException e) {
            throw InvalidSettingsException.of("kafka.*", "can't be used: " + e.getCause());
        }
    }

    @Override
    public CompletionStage<Void> append(List<RawEvent> events, String traceparent, Duration waited) {
        Duration left = ackTimeout.minus(waited);
        if (left.compareTo(BEYOND) < 0) {
            return CompletableFuture.failedStage(
                    new NotAcknowledgedException(new TimeoutException("No time was left")));
        }
        Acknowledgement acknowledgement = new Acknowledgement(events.size());
        for (RawEvent event : events) {
            if (acknowledgement.hasFailed()) {
                break;
            }
            send(event, traceparent, acknowledgement);
        }
        return acknowledgement.within(left).whenComplete(availability);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback is told the same.
    private void send(RawEvent event, String traceparent, Acknowledgement acknowledgement) {
        try {
            producer.send(record(event, traceparent), acknowledgement);
        } catch (SerializationException e) {
            acknowledgement.fail(e);
        } catch (KafkaException e) {
            // Whatever may pass comes to the callback; what is thrown means that this producer is past use.
            acknowledgement.fail(e);
            fatal.report("the Kafka producer can't go on", e);
        }
    }

    private ProducerRecord<String, RawEvent> record(RawEvent event, String traceparent) {
        long timestamp = event.getReceivedAt().toEpochMilli();
        ProducerRecord<String, RawEvent> record =
                new ProducerRecord<>(topic.name(), null, timestamp, key(event), event);
        TraceHeader.put(record.headers(), traceparent);
        return record;
    }

    private static String key(RawEvent event) {
        Identifier sender = Identifier.ofSender(event.getUserId(), event.getAnonymousId());
        return sender == null ? event.getMessageId() : sender.toString();
    }

    /** Fetches the topic's metadata, which then stays: an attempt of {@link Patience}. */
    public @Nullable String metadataObstacle() {
        try {
            producer.partitionsFor(topic.name());
            return null;
        } catch (TimeoutException e) {
            return "Kafka has not told of the partitions of " + topic.name() + " yet";
        }
    }

    /** Sends what is under way, for as long as the timeout lets it. */
    public void close(Duration timeout) {
        producer.close(timeout);
        metrics.close();
    }
}
