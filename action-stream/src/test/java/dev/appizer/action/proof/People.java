// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import dev.appizer.model.Identifier;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.topics.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Lets people enter segments, as the stages before this one tell it: in transactions. */
final class People implements AutoCloseable {

    private final Proof proof;
    private final KafkaProducer<String, byte[]> producer;

    People(Proof proof) {
        this.proof = proof;
        Map<String, Object> settings = new HashMap<>(proof.kafka());
        settings.put("transactional.id", proof.prefix() + "people");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    void segment(String id) {
        producer.beginTransaction();
        append(
                proof.topics().segmentsDefinitions(),
                "segment:" + id,
                new Definition(DefinitionKind.SEGMENT, id, 1L, Instant.now(), "{}"));
        producer.commitTransaction();
    }

    /** All at once, as one transaction. */
    void enter(String segment, Map<String, Map<String, Object>> traitsByUser) {
        producer.beginTransaction();
        traitsByUser.forEach((user, traits) -> enter(segment, user, traits));
        producer.commitTransaction();
    }

    private void enter(String segment, String user, Map<String, Object> traits) {
        String person = Identifier.user(user).toString();
        Instant now = Instant.now();
        append(
                proof.topics().profiles(),
                person,
                Profile.newBuilder()
                        .setCanonicalId(user)
                        .setAnonymous(false)
                        .setUserIds(List.of(user))
                        .setAnonymousIds(List.of())
                        .setTraits(traits)
                        .setSegments(List.of(segment))
                        .build());
        append(
                proof.topics().segmentsChanges(),
                person,
                new SegmentChange(segment, 1L, person, user, Transition.ENTERED, ChangeReason.TRAIT, now, now, "m"));
    }

    private <V> void append(Topic<V> topic, String key, V value) {
        byte[] bytes = topic.value().serializer().serialize(topic.name(), value);
        // A failure shows when the transaction is committed.
        var unused = producer.send(new ProducerRecord<>(topic.name(), key, bytes));
    }

    @Override
    public void close() {
        producer.close();
    }
}
