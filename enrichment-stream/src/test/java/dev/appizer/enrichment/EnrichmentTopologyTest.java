// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.streams.metrics.Books;
import dev.appizer.topics.RedriveHeader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrichmentTopologyTest {

    private final StageDriver stage = new StageDriver();

    @AfterEach
    void close() {
        stage.close();
    }

    /**
     * A renamed store or a node that moves leaves its state behind on the next deployment: whoever changes this file
     * decides that on purpose.
     */
    @Test
    void theTopologyIsTheOneThatRunsAlready() throws IOException {
        TopologyConfig config = new TopologyConfig(new StreamsConfig(StageDriver.settings()));

        String described = EnrichmentTopology.of(
                        config, stage.topics, EnrichmentConfig.defaults(), List.of(), stage.outcomes)
                .describe()
                .toString();

        assertThat(described).isEqualToIgnoringNewLines(resource("expected-topology.txt"));
    }

    @Test
    void anEventLeavesUnderItsKeyAtTheTimeOfItsArrival() {
        TestRecord<byte[], byte[]> late = stage.onTopic(Sent.track("'properties':{'amount':99.99}"));

        stage.pipe(new TestRecord<>(late.key(), late.value(), Sent.NOON.plusSeconds(100)));

        TestRecord<byte[], EnrichedEvent> record = stage.enrichedRecords().get(0);
        assertThat(record.key()).asString(UTF_8).isEqualTo("user:u1");
        assertThat(record.getRecordTime()).isEqualTo(Sent.NOON);
        assertThat(record.value().getEvent()).isEqualTo("purchase");
        assertThat(record.value().getProperties()).isEqualTo(Map.of("amount", 99.99));
        assertThat(record.value().getReceivedAt()).isEqualTo(Sent.NOON);
    }

    @Test
    void aRefusedMessageIsADeadLetterWithItsBytesAndItsOrigin() {
        Sent nameless = Sent.a(CallType.TRACK, "'properties':{}");
        stage.pipe(Sent.track("").id("before"));

        stage.pipe(nameless);

        TestRecord<byte[], DeadLetter> record = stage.deadLetterRecords().get(0);
        DeadLetter letter = record.value();
        assertThat(record.key()).asString(UTF_8).isEqualTo("user:u1");
        assertThat(letter.getValue().array()).isEqualTo(stage.bytes(nameless));
        assertThat(letter.getStage()).isEqualTo("enrichment-stream");
        assertThat(letter.getCode()).isEqualTo("MISSING_FIELD");
        assertThat(letter.getField()).isEqualTo("event");
        assertThat(letter.getMessageId()).isEqualTo("m1");
        assertThat(letter.getOriginTopic()).isEqualTo("test.events.raw");
        assertThat(letter.getOriginPartition()).isZero();
        assertThat(letter.getOriginOffset()).isEqualTo(1);
        assertThat(letter.getFirstFailedAt()).isAfter(Sent.NOON);
    }

    @Test
    void rubbishBytesAndNoBytesAreDeadLettersUnderTheirOwnKey() {
        byte[] key = {(byte) 0xff, 0};

        stage.pipe(new TestRecord<>(key, new byte[] {1, 2, 3}, Sent.NOON));
        stage.pipe(new TestRecord<>(null, null, Sent.NOON));
        stage.pipe(Sent.track(""));

        List<TestRecord<byte[], DeadLetter>> letters = stage.deadLetterRecords();
        assertThat(letters)
                .extracting(letter -> letter.value().getCode())
                .containsExactly("UNDECODABLE", "UNDECODABLE");
        assertThat(letters.get(0).key()).isEqualTo(key);
        assertThat(letters.get(0).value().getValue().array()).containsExactly(1, 2, 3);
        assertThat(stage.enriched()).hasSize(1);
    }

    @Test
    void theBooksBalanceWhateverComesAndShowWhatIsMissing() {
        Books books = EnrichmentTopology.books(stage.topics);
        stage.pipe(new TestRecord<>(null, new byte[] {1, 2, 3}, Sent.NOON));
        stage.pipe(Sent.track("'a':1"), Sent.track("'a':1"), Sent.track("'a':2"), Sent.a(CallType.TRACK, "'b':1"));

        assertThat(stage.balance(books)).isZero();
        assertThat(stage.balance(new Books(books.taken(), books.told(), List.of())))
                .isEqualTo(1);
        assertThat(stage.balance(new Books(books.taken(), List.of(), books.leftOut())))
                .isEqualTo(4);
    }

    @Test
    void aRepeatWithTheSameBodyIsDroppedAndCounted() {
        stage.pipe(Sent.track("'a':1,'b':[1,{'x':1,'y':2}]"));

        stage.pipe(Sent.track("'b': [1, {'y':2,'x':1}],'sentAt':'2026-03-01T12:00:05Z','a':1")
                .at(Sent.NOON.plusSeconds(5)));

        assertThat(stage.enriched()).hasSize(1);
        assertThat(stage.deadLetters()).isEmpty();
        assertThat(stage.outcomes.duplicates).hasValue(1);
    }

    @Test
    void aRepeatWithAnotherBodyIsAConflict() {
        stage.pipe(Sent.track("'properties':{'amount':1}"));

        stage.pipe(Sent.track("'properties':{'amount':2}"));

        assertThat(stage.enriched()).hasSize(1);
        DeadLetter letter = stage.deadLetters().get(0);
        assertThat(letter.getCode()).isEqualTo("DUPLICATE_CONFLICT");
        assertThat(letter.getField()).isEqualTo("messageId");
    }

    @Test
    void theSameMessageIdOfAnotherSenderIsAnotherMessage() {
        stage.pipe(Sent.track(""), Sent.track("").by("u2", null), Sent.track("").by(null, "u1"));

        assertThat(stage.enriched()).hasSize(3);
    }

    @Test
    void aDayLaterAMessageIdIsFreeAgain() {
        Instant almost = Sent.NOON.plus(Duration.ofHours(24)).minusNanos(1_000);
        stage.pipe(Sent.track(""), Sent.track("").at(almost));

        stage.pipe(Sent.track("").at(Sent.NOON.plus(Duration.ofHours(24))));

        assertThat(stage.enriched()).hasSize(2);
        assertThat(stage.outcomes.duplicates).hasValue(1);
    }

    @Test
    void aMessageThatIsOlderThanItsTwinIsItsRepeatAllTheSame() {
        stage.pipe(Sent.track("").at(Sent.NOON));

        stage.pipe(Sent.track("").at(Sent.NOON.minus(Duration.ofHours(23))));

        assertThat(stage.enriched()).hasSize(1);
        assertThat(stage.outcomes.duplicates).hasValue(1);
    }

    @Test
    void aDeadLetterDoesNotOccupyItsMessageId() {
        stage.pipe(Sent.a(CallType.TRACK, "'properties':{}"));

        stage.pipe(Sent.track("'properties':{}"));

        assertThat(stage.enriched()).hasSize(1);
    }

    @Test
    void aRedriveThatComesMonthsLaterCountsOnce() {
        stage.pipe(Sent.track("").id("m2").at(Sent.NOON.plus(Duration.ofDays(60))));
        stage.pipe(Sent.track(""));
        stage.pipe(Sent.track("").id("m3").at(Sent.NOON.plus(Duration.ofDays(120))));

        stage.pipe(Sent.track(""));

        assertThat(stage.enriched()).extracting(EnrichedEvent::getMessageId).containsExactly("m2", "m1", "m3");
        assertThat(stage.outcomes.duplicates).hasValue(1);
    }

    @Test
    void aRedriveThatComesAtOnceIsRememberedForGoodWhereItSaysSo() {
        redrive(Sent.track(""), "1");
        stage.pipe(Sent.track("").id("m2").at(Sent.NOON.plus(Duration.ofDays(60))));

        redrive(Sent.track(""), "1");

        assertThat(stage.enriched()).extracting(EnrichedEvent::getMessageId).containsExactly("m1", "m2");
        assertThat(stage.outcomes.duplicates).hasValue(1);
    }

    @Test
    void aRedriveThatFailsAgainKeepsItsFirstFailure() {
        redrive(Sent.a(CallType.TRACK, ""), "1700000000000000");

        assertThat(stage.deadLetters().get(0).getFirstFailedAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void everyRecordIsCountedOnce() {
        stage.pipe(
                Sent.track(""),
                Sent.track(""),
                Sent.track("'a':1"),
                Sent.a(CallType.TRACK, "").id("m2"),
                Sent.track("").id("m3"));

        assertThat(stage.outcomes.enriched).hasValue(2);
        assertThat(stage.outcomes.duplicates).hasValue(1);
        assertThat(stage.outcomes.deadLetters)
                .isEqualTo(Map.of(Refusal.Code.DUPLICATE_CONFLICT, 1, Refusal.Code.MISSING_FIELD, 1));
    }

    @Test
    void anArrivalInTheFarFutureIsRefusedAndForgetsNothing() {
        stage.pipe(Sent.track(""));
        TestRecord<byte[], byte[]> future =
                stage.onTopic(Sent.track("").id("m2").at(Instant.parse("9999-01-01T00:00:00Z")));

        stage.pipe(new TestRecord<>(future.key(), future.value(), Sent.NOON));
        stage.pipe(Sent.track(""));

        assertThat(stage.deadLetters().get(0).getField()).isEqualTo("receivedAt");
        assertThat(stage.outcomes.duplicates).hasValue(1);
    }

    private void redrive(Sent message, String firstFailedAt) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(RedriveHeader.FIRST_FAILED_AT, firstFailedAt.getBytes(UTF_8));
        TestRecord<byte[], byte[]> record = stage.onTopic(message);
        stage.pipe(new TestRecord<>(record.key(), record.value(), headers, message.receivedAt()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = EnrichmentTopologyTest.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }
}
