// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.audit;

import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.CommittedRecords;
import dev.appizer.local.instance.Deployment;
import dev.appizer.model.Identifier;
import dev.appizer.registry.RegistryException;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.RawEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Follows every message through the topics. The line may run meanwhile: how far each stage had come is noted before it
 * is noted where its outputs end, and the topics are opened from the last to the first, so that whatever is on one has
 * its origin on the one before, as far as that was opened.
 */
final class Audit implements AutoCloseable {

    /** A record by where it is. */
    private record Place(String topic, int partition, long offset) {
        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(record.topic(), record.partition(), record.offset());
        }

        @Override
        public String toString() {
            return topic + " " + partition + ":" + offset;
        }
    }

    private final Topics topics;
    private final Map<TopicPartition, OffsetAndMetadata> routed;
    private final CommittedRecords resolvedRecords;
    private final Map<TopicPartition, OffsetAndMetadata> prepared;
    private final CommittedRecords letterRecords;
    private final CommittedRecords commandRecords;
    private final CommittedRecords enrichedRecords;
    private final CommittedRecords rawRecords;

    private final Map<Place, String> deadLetters = new HashMap<>();
    private final Map<String, Instant> erasedBefore = new HashMap<>();
    private final Traces resolved = new Traces();
    private final Traces enriched = new Traces();
    private final Traces kept = new Traces();
    private final Traces redriven = new Traces();
    private final TraceHash hash = new TraceHash();
    private final Account account = new Account();

    /** Notes what is there now. */
    Audit(Deployment deployment) throws InterruptedException {
        topics = deployment.topics();
        routed = committed(deployment, IdentityApplication.definition());
        resolvedRecords = open(deployment, topics.eventsResolved());
        prepared = committed(deployment, EnrichmentApplication.definition());
        letterRecords = open(deployment, topics.eventsDeadLetter());
        commandRecords = open(deployment, topics.commands());
        enrichedRecords = open(deployment, topics.eventsEnriched());
        rawRecords = open(deployment, topics.eventsRaw());
    }

    /** Whatever came of what was committed before can be read there. */
    private static CommittedRecords open(Deployment deployment, Topic<?> topic) throws InterruptedException {
        CommittedRecords records = new CommittedRecords(deployment, topic.name(), deployment.topicsPrefix() + "audit");
        records.awaitTransactions();
        return records;
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Deployment deployment, ServiceDefinition stage)
            throws InterruptedException {
        String group = StreamsApplication.id(deployment.topicsPrefix(), stage.name());
        try (Admin admin = Admin.create(deployment.kafka())) {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw CommandProblem.failed("Kafka does not say how far " + group + " is (" + e.getCause() + ").", e);
        }
    }

    /** Whether retention has removed records, so that what is left can't balance. */
    boolean isTruncated() {
        return Stream.of(resolvedRecords, letterRecords, commandRecords, enrichedRecords, rawRecords)
                .anyMatch(CommittedRecords::isTruncated);
    }

    /**
     * Reads all topics; to be called once.
     *
     * @param progress told what comes next
     */
    Account run(Consumer<String> progress) {
        progress.accept("Reading dead letters and erasures");
        each(letterRecords, topics.eventsDeadLetter(), this::noteLetter);
        redriven.seal();
        each(commandRecords, topics.commands(), this::noteErasure);
        progress.accept("Reading what is resolved");
        each(resolvedRecords, topics.eventsResolved(), (record, event) -> resolved.add(trace(event.getEvent())));
        resolved.seal();
        progress.accept("Reading what is enriched");
        each(enrichedRecords, topics.eventsEnriched(), this::follow);
        enriched.seal();
        kept.seal();
        progress.accept("Reading what was accepted");
        rawRecords.each(this::settle);
        tellRepeated();
        return account;
    }

    private void noteLetter(ConsumerRecord<?, ?> record, DeadLetter letter) {
        if (letter.getOriginOffset() < 0) {
            // A notification that the action stage gave up: no message, and it stood nowhere.
            return;
        }
        Place origin = new Place(letter.getOriginTopic(), letter.getOriginPartition(), letter.getOriginOffset());
        if (deadLetters.put(origin, letter.getCode()) != null) {
            account.repeat("the letter of " + origin);
        }
        noteRedrive(letter);
    }

    /** Whoever drives it again writes it once more to where it came from, behind the first topic as well. */
    private void noteRedrive(DeadLetter letter) {
        String origin = letter.getOriginTopic();
        byte[] value = new byte[letter.getValue().remaining()];
        letter.getValue().duplicate().get(value);
        if (origin.equals(topics.eventsResolved().name())) {
            @Nullable ResolvedEvent event = decode(topics.eventsResolved(), value);
            if (event != null) {
                redriven.add(trace(event.getEvent()));
            }
        } else if (origin.equals(topics.eventsEnriched().name())) {
            @Nullable EnrichedEvent event = decode(topics.eventsEnriched(), value);
            if (event != null) {
                redriven.add(trace(event));
            }
        }
    }

    private void noteErasure(ConsumerRecord<?, ?> record, Command command) {
        if (command.getKind() == CommandKind.FORGET) {
            erasedBefore.merge(
                    command.getTarget(), command.getReceivedAt(), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Of what was kept: whether it was resolved. */
    private void follow(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, EnrichedEvent event) {
        long trace = trace(event);
        enriched.add(trace);
        kept.add(hash.of(record.key(), event.getMessageId()));
        @Nullable String code = deadLetters.get(Place.of(record));
        if (code != null) {
            account.countDeadLetter(code);
        } else if (resolved.take(trace)) {
            account.count(Outcome.RESOLVED);
        } else if (isErased(event)) {
            account.count(Outcome.ERASED);
        } else if (isBeyond(routed, record)) {
            account.count(Outcome.ON_ITS_WAY);
        } else {
            account.lose(Place.of(record) + " " + event.getMessageId());
        }
    }

    private boolean isErased(EnrichedEvent event) {
        @Nullable Identifier sender = Identifier.ofSender(event.getUserId(), event.getAnonymousId());
        @Nullable Instant before = sender == null ? null : erasedBefore.get(sender.toString());
        return before != null && event.getReceivedAt().isBefore(before);
    }

    /** Of what was accepted: whether it was kept; what was is counted already. */
    private void settle(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        @Nullable String code = deadLetters.get(Place.of(record));
        if (code != null) {
            account.countDeadLetter(code);
            return;
        }
        @Nullable RawEvent event = decode(topics.eventsRaw(), record.value());
        if (event != null && enriched.take(trace(event))) {
            return;
        }
        if (isBeyond(prepared, record)) {
            account.count(Outcome.ON_ITS_WAY);
        } else if (event != null && kept.has(hash.of(record.key(), event.getMessageId()))) {
            account.count(Outcome.DUPLICATE);
        } else {
            account.lose(Place.of(record) + (event == null ? "" : " " + event.getMessageId()));
        }
    }

    /** What is left has no origin, unless it was driven again; to say where it is, it is read once more. */
    private void tellRepeated() {
        if (enriched.isLeft()) {
            each(enrichedRecords, topics.eventsEnriched(), (record, event) -> {
                if (isRepeated(enriched, trace(event))) {
                    account.repeat(Place.of(record) + " " + event.getMessageId());
                }
            });
        }
        if (resolved.isLeft()) {
            each(resolvedRecords, topics.eventsResolved(), (record, event) -> {
                if (isRepeated(resolved, trace(event.getEvent()))) {
                    account.repeat(Place.of(record) + " " + event.getEvent().getMessageId());
                }
            });
        }
    }

    private boolean isRepeated(Traces left, long trace) {
        return left.take(trace) && !redriven.has(trace);
    }

    private static boolean isBeyond(Map<TopicPartition, OffsetAndMetadata> committed, ConsumerRecord<?, ?> record) {
        @Nullable OffsetAndMetadata done = committed.get(new TopicPartition(record.topic(), record.partition()));
        return done == null || record.offset() >= done.offset();
    }

    private long trace(EnrichedEvent event) {
        return hash.of(event.getMessageId(), event.getReceivedAt(), event.getPosition());
    }

    private long trace(RawEvent event) {
        return hash.of(event.getMessageId(), event.getReceivedAt(), event.getPosition());
    }

    private static <V> void each(
            CommittedRecords records,
            Topic<V> topic,
            BiConsumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>, V> visitor) {
        records.each(record -> {
            @Nullable V value = decode(topic, record.value());
            if (value != null) {
                visitor.accept(record, value);
            }
        });
    }

    /** Null where it has no value, or not one of the topic's: anybody may write to a topic. */
    private static <V> @Nullable V decode(Topic<V> topic, byte @Nullable [] value) {
        try {
            return topic.value().deserializer().deserialize(topic.name(), value);
        } catch (RegistryException e) {
            if (e.isUnknownSchema()) {
                return null;
            }
            throw CommandProblem.failed("Records can't be read: " + e.getMessage() + ".", e);
        } catch (SerializationException e) {
            return null;
        }
    }

    @Override
    public void close() {
        resolvedRecords.close();
        letterRecords.close();
        commandRecords.close();
        enrichedRecords.close();
        rawRecords.close();
    }
}
