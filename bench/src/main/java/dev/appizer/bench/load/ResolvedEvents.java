// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.local.cli.CommandProblem;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Fills what analytics reads with {@link Traffic}: whose ids are, then the events. */
public final class ResolvedEvents {

    private static final long MICROS_PER_MILLI = 1_000;

    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private ResolvedEvents() {}

    /** Writes them and returns when all are acknowledged. */
    public static void fill(String bootstrapServers, Topics topics, Traffic traffic, int aliases) {
        ResolvedEvents filling = new ResolvedEvents();
        try (KafkaProducer<String, Alias> producer = producer(bootstrapServers, topics.identityAliases())) {
            for (long user = 0; user < aliases; user++) {
                Alias alias = alias(user);
                filling.send(producer, topics.identityAliases(), Traffic.START, alias.getIdentifier(), alias);
            }
        }
        try (KafkaProducer<String, ResolvedEvent> producer = producer(bootstrapServers, topics.eventsResolved())) {
            for (long n = 0; n < traffic.count(); n++) {
                Traffic.Happening event = traffic.event(n);
                filling.send(producer, topics.eventsResolved(), event.time(), event.identifier(), resolved(event));
            }
        }
        filling.requireAcknowledged();
    }

    private static <V extends SpecificRecord> KafkaProducer<String, V> producer(String servers, Topic<V> topic) {
        return PlainRecords.producer(servers, topic.value().serializer());
    }

    private <V> void send(KafkaProducer<String, V> producer, Topic<V> topic, long micros, String key, V value) {
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(topic.name(), null, micros / MICROS_PER_MILLI, key, value),
                (metadata, exception) -> {
                    if (exception != null) {
                        failure.set(exception);
                    }
                });
    }

    private void requireAcknowledged() {
        Exception before = failure.get();
        if (before != null) {
            throw CommandProblem.failed("A record was not acknowledged: " + before, before);
        }
    }

    private static Alias alias(long user) {
        return Alias.newBuilder()
                .setIdentifier(Traffic.visitor(user))
                .setCanonicalIdentifier(Traffic.user(user))
                .setCanonicalId(Identifier.parse(Traffic.user(user)).id())
                .setVersion(1)
                .setSince(Micros.toInstant(Traffic.START))
                .build();
    }

    private static ResolvedEvent resolved(Traffic.Happening event) {
        Identifier identifier = Identifier.parse(event.identifier());
        return ResolvedEvent.newBuilder()
                .setEvent(enriched(event, identifier))
                .setIdentifier(event.identifier())
                .setCanonicalIdentifier(event.identifier())
                .setCanonicalId(identifier.id())
                .build();
    }

    private static EnrichedEvent enriched(Traffic.Happening event, Identifier identifier) {
        return EnrichedEvent.newBuilder()
                .setType(CallType.TRACK)
                .setMessageId("message-" + event.n())
                .setUserId(identifier.isUser() ? identifier.id() : null)
                .setAnonymousId(identifier.isUser() ? null : identifier.id())
                .setEvent(event.name())
                .setEventTime(Micros.toInstant(event.time()))
                .setReceivedAt(Micros.toInstant(event.time() + 200_000))
                .setScope(KeyScope.SERVER)
                .setProperties(event.properties())
                .build();
    }
}
