// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.command;

import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.topics.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Writes commands to their topic; once {@link #write} returns, Kafka has it. Its producer is made with the first command:
 * most instances never get one.
 */
public final class CommandWriter implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Topic<Command> topic;
    private final Map<String, Object> kafka;
    private final Clock clock;
    private @Nullable Producer<String, Command> producer;

    /** @param kafka how clients reach it */
    public CommandWriter(Topic<Command> topic, Map<String, Object> kafka) {
        this(topic, kafka, Clock.systemUTC());
    }

    CommandWriter(Topic<Command> topic, Map<String, Object> kafka, Clock clock) {
        this.topic = topic;
        this.kafka = Map.copyOf(kafka);
        this.clock = clock;
    }

    /**
     * Writes a command; its stamp is now.
     *
     * @param target an identifier, or for an unalias the previous id
     * @param keyId the public name of the key that asked
     * @return what was written
     * @throws HttpProblem 503 where Kafka is slow or away; the command may have been written, and asking again does no harm
     */
    public Command write(CommandKind kind, String target, String keyId) {
        // As precise as it is kept.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Command command = new Command(kind, target, UUID.randomUUID().toString(), now, keyId, 0L);
        try {
            producer()
                    .send(new ProducerRecord<>(topic.name(), null, now.toEpochMilli(), command.getCommandId(), command))
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw HttpProblem.unavailable("Kafka is slow or away", AGAIN);
            }
            throw new IllegalStateException("A command could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpProblem.unavailable("This instance is stopping", AGAIN);
        }
        return command;
    }

    private synchronized Producer<String, Command> producer() {
        if (producer == null) {
            Map<String, Object> config = new HashMap<>(kafka);
            config.put("acks", "all");
            config.put("max.block.ms", PATIENCE_MILLIS);
            config.put("request.timeout.ms", PATIENCE_MILLIS / 2);
            config.put("delivery.timeout.ms", PATIENCE_MILLIS);
            producer = new KafkaProducer<>(
                    config, topic.key().serializer(), topic.value().serializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE);
        }
    }
}
