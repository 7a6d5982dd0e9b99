// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances, each with its log, on one topic of a real broker. */
@Tag("long")
@ExtendWith(KafkaExtension.class)
class DefinitionLogIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String KEY = "segment:s";

    private final Topic<Definition> topic;
    private final Map<String, Object> kafka;
    private final DefinitionLog<Definition> one;
    private final DefinitionLog<Definition> other;

    DefinitionLogIT(KafkaUnderTest broker) {
        topic = Topics.of(broker.freshPrefix(), 1, TestTopics.serdes()).segmentsDefinitions();
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        broker.createTopics(List.of(topic.create((short) 1)));
        one = new DefinitionLog<>(topic, kafka);
        other = new DefinitionLog<>(topic, kafka);
    }

    @BeforeEach
    void isEmpty() {
        assertThat(one.read()).isEmpty();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void whatOneHasWrittenTheOtherReadsAtOnce() {
        for (int i = 0; i < 20; i++) {
            DefinitionLog<Definition> writer = i % 2 == 0 ? one : other;
            DefinitionLog<Definition> reader = i % 2 == 0 ? other : one;

            Definition written = writer.write(KEY, rising("body " + i));

            assertThat(reader.read()).containsEntry(KEY, Objects.requireNonNull(written));
            assertThat(written.getVersion()).isEqualTo(i + 1);
        }
    }

    @Test
    void aDeletionIsReadByBoth() {
        one.write(KEY, rising("x"));

        assertThat(other.write(KEY, definitions -> null)).isNull();

        assertThat(one.read()).isEmpty();
        assertThat(other.read()).isEmpty();
    }

    @Test
    void ofManyThatWriteAtOnceNoneIsLostAndVersionsStrictlyRise() throws Exception {
        int writers = 4;
        int edits = 6;
        List<DefinitionLog<Definition>> logs = List.of(one, other);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<List<Definition>>> work = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String name = "writer " + w;
                DefinitionLog<Definition> log = logs.get(w % 2);
                work.add(() -> {
                    List<Definition> written = new ArrayList<>();
                    for (int i = 0; i < edits; i++) {
                        written.add(Objects.requireNonNull(log.write(KEY, rising(name + " edit " + i))));
                    }
                    return written;
                });
            }
            SortedMap<Long, Definition> acknowledged = new TreeMap<>();
            for (Future<List<Definition>> done : threads.invokeAll(work)) {
                done.get()
                        .forEach(definition -> assertThat(acknowledged.put(definition.getVersion(), definition))
                                .as("no version twice")
                                .isNull());
            }

            assertThat(acknowledged).hasSize(writers * edits);
            assertThat(committed()).containsExactlyElementsOf(acknowledged.values());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWriterThatIsOvertakenBetweenReadingAndWritingLooksAgain() {
        one.write(KEY, rising("first"));
        List<Long> seen = new ArrayList<>();

        Definition written = one.write(KEY, definitions -> {
            if (seen.isEmpty()) {
                other.write(KEY, rising("in between"));
            }
            seen.add(Objects.requireNonNull(definitions.get(KEY)).getVersion());
            return rising("late").apply(definitions);
        });

        assertThat(seen).containsExactly(1L, 2L);
        assertThat(written).isNotNull();
        assertThat(written.getVersion()).isEqualTo(3);
        assertThat(committed()).extracting(Definition::getBody).containsExactly("first", "in between", "late");
    }

    @Test
    void whatAWriterThatDiedHadBegunIsNeverRead() {
        one.write(KEY, rising("first"));
        Map<String, Object> config = new TreeMap<>(kafka);
        config.put("transactional.id", topic.name() + "-writer");
        KafkaProducer<String, Definition> dead = new KafkaProducer<>(
                config, topic.key().serializer(), topic.value().serializer());
        dead.initTransactions();
        dead.beginTransaction();
        var unused = dead.send(
                new ProducerRecord<>(topic.name(), 0, KEY, rising("never").apply(one.read())));
        dead.flush();

        assertThat(other.read())
                .hasEntrySatisfying(KEY, first -> assertThat(first.getVersion()).isEqualTo(1));
        Definition written = other.write(KEY, rising("second"));

        assertThat(written).isNotNull();
        assertThat(written.getVersion()).isEqualTo(2);
        assertThat(committed()).extracting(Definition::getBody).containsExactly("first", "second");
        dead.close(Duration.ZERO);
    }

    @Test
    void anEditThatRefusesWritesNothing() {
        assertThatThrownBy(() -> one.write(KEY, definitions -> {
                    throw HttpProblem.notFound("none");
                }))
                .isInstanceOf(HttpProblem.class);

        assertThat(other.read()).isEmpty();
        assertThat(one.write(KEY, rising("first"))).isNotNull();
    }

    private static Function<SortedMap<String, Definition>, @Nullable Definition> rising(String body) {
        return definitions -> {
            Definition before = definitions.get(KEY);
            long version = before == null ? 1 : before.getVersion() + 1;
            return new Definition(DefinitionKind.SEGMENT, "s", version, NOW, body);
        };
    }

    /** Every committed record in the order of the topic. */
    private Collection<Definition> committed() {
        return TopicReader.all(kafka, topic).stream().map(ConsumerRecord::value).toList();
    }
}
