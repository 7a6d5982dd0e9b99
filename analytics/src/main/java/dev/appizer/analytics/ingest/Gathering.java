// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.topics.RedriveHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What was read of the topics, on its way to be a batch. */
final class Gathering {

    private final List<Batch.Event> events = new ArrayList<>();
    private final List<Batch.Alias> aliases = new ArrayList<>();
    private final List<Batch.Person> people = new ArrayList<>();
    private final List<Batch.Erasure> erasures = new ArrayList<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    /** How much there is to be written. */
    int size() {
        return events.size() + aliases.size() + people.size() + erasures.size();
    }

    /** What comes next of a partition, be it that of what was read nothing had to be kept. */
    void readTo(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    boolean isEmpty() {
        return next.isEmpty();
    }

    Batch batch() {
        return new Batch(events, aliases, people, erasures, next);
    }

    /** Identify and alias calls are no events. */
    void add(ConsumerRecord<String, byte[]> record, ResolvedEvent resolved) {
        EnrichedEvent event = resolved.getEvent();
        if (event.getEvent() != null) {
            events.add(new Batch.Event(
                    record.partition(),
                    record.offset(),
                    event.getEvent(),
                    resolved.getIdentifier(),
                    Micros.of(event.getEventTime()),
                    Micros.of(event.getReceivedAt()),
                    event.getPosition(),
                    event.getMessageId(),
                    FlatValue.of(event.getProperties()),
                    RedriveHeader.isOn(record.headers())));
        }
    }

    /** @param alias null where the identifier was erased */
    void add(String identifier, @Nullable Alias alias) {
        aliases.add(new Batch.Alias(identifier, alias == null ? null : alias.getCanonicalIdentifier()));
    }

    /** @param profile null where the person was merged into another, or erased */
    void add(String canonical, @Nullable Profile profile) {
        if (profile == null) {
            people.add(new Batch.Person(canonical, null, List.of()));
            return;
        }
        Map<String, Object> traits = new HashMap<>(profile.getTraits());
        // A computed trait that has a value shadows a trait of its name.
        traits.putAll(profile.getComputedTraits());
        people.add(new Batch.Person(canonical, FlatValue.of(traits), profile.getSegments()));
    }

    /** Of commands only what is to be forgotten concerns events. */
    void add(Command command) {
        if (command.getKind() == CommandKind.FORGET) {
            erasures.add(new Batch.Erasure(command.getTarget(), Micros.of(command.getReceivedAt())));
        }
    }
}
