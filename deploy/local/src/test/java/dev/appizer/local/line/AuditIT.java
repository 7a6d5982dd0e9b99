// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.local.audit.AuditCommand;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The audit of books that balance, and of books that somebody has forged. */
@Tag("long")
@Tag("whole")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
class AuditIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaUnderTest kafka;
    private final RunningLine line;

    AuditIT(KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory) throws InterruptedException {
        this.kafka = kafka;
        this.line = RunningLine.start(kafka, registry, directory, 1);
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void everyMessageIsFoundAsOneThingUntilOneIsLostAndOneRepeated()
            throws IOException, InterruptedException, ExecutionException {
        line.api().send("/v1/batch", tracks(20));
        line.api().send("/v1/batch", tracks(5));
        line.api().send("/v1/track", "{\"event\":\"other\",\"userId\":\"user\",\"messageId\":\"m-0\"}");
        line.api().send("/v1/track", "{\"event\":\"e\",\"userId\":\"gone\",\"messageId\":\"g\"}");
        line.caughtUp().await(line.instances());
        line.api().admin("DELETE", "/v1/profiles/gone", "");
        line.caughtUp().await(line.instances());

        giveUpTwoNotifications();

        assertThat(audit(false))
                .contains("27 accepted", "21 resolved", "5 duplicates", "1 dead letters {DUPLICATE_CONFLICT=1}")
                .contains("0 on their way", "0 lost", "0 repeated", "The books balance.");
        assertThat(audit(true)).contains("\nappizer_audit_messages{outcome=\"resolved\"} 21\n");

        line.stopAll();
        ConsumerRecord<String, RawEvent> raw =
                line.records().all(line.topics().eventsRaw()).get(0);
        RecordMetadata skipped = write(
                line.topics().eventsRaw(),
                raw,
                RawEvent.newBuilder(raw.value()).setMessageId("skipped").build());
        Patience.until(PATIENCE, "its stage is no member of its group any more", () -> skip(skipped));
        var resolved = line.records().all(line.topics().eventsResolved()).get(0);
        write(line.topics().eventsResolved(), resolved, resolved.value());

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThatThrownBy(() -> audit(false, said))
                .isInstanceOf(CommandProblem.class)
                .hasMessageContaining("do not balance");
        assertThat(said.toString(UTF_8))
                .contains("28 accepted", "21 resolved", "1 lost", "1 repeated", "lost: " + skipped.topic())
                .contains(skipped.partition() + ":" + skipped.offset() + " skipped")
                .contains("repeated: " + line.topics().eventsResolved().name());
    }

    /** What the action stage gives up is no message, and has stood nowhere. */
    private void giveUpTwoNotifications() throws ExecutionException, InterruptedException {
        Topic<DeadLetter> letters = line.topics().eventsDeadLetter();
        ConsumerRecord<String, DeadLetter> like = line.records().all(letters).get(0);
        DeadLetter givenUp = DeadLetter.newBuilder(like.value())
                .setCode("DELIVERY_FAILED")
                .setOriginTopic(line.topics().actionsNotifications().name())
                .setOriginOffset(-1)
                .build();
        write(letters, like, givenUp);
        write(letters, like, givenUp);
    }

    private static String tracks(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"type\":\"track\",\"event\":\"e\",\"userId\":\"user\",\"messageId\":\"m-" + n + "\"}")
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
    }

    private String audit(boolean metrics) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        audit(metrics, said);
        return said.toString(UTF_8);
    }

    private void audit(boolean metrics, ByteArrayOutputStream said) {
        try (PrintStream out = new PrintStream(said, true, UTF_8)) {
            AuditCommand.run(line.described(), metrics, out);
        }
    }

    /** As if the stage had done it. */
    private boolean skip(RecordMetadata record) throws InterruptedException {
        try {
            kafka.admin()
                    .alterConsumerGroupOffsets(
                            line.group(LineService.ENRICHMENT),
                            Map.of(
                                    new TopicPartition(record.topic(), record.partition()),
                                    new OffsetAndMetadata(record.offset() + 1)))
                    .all()
                    .get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** Behind the others of its partition. */
    private <V> RecordMetadata write(Topic<V> topic, ConsumerRecord<String, V> like, V value)
            throws ExecutionException, InterruptedException {
        try (Producer<String, V> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topic.key().serializer(),
                topic.value().serializer())) {
            return producer.send(new ProducerRecord<>(like.topic(), like.partition(), like.key(), value))
                    .get();
        }
    }
}
