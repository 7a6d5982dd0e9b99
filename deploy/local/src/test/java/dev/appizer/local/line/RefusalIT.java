// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.testing.history.Scope;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused: by the gateway, before anything reaches Kafka, or by the enrichment stage, as a dead letter. */
@Tag("long")
@Tag("whole")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(Lifecycle.PER_CLASS)
class RefusalIT {

    private static final String TRACK = "/v1/track";
    private static final String BATCH = "/v1/batch";

    private final RunningLine line;

    RefusalIT(KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory) throws InterruptedException {
        this.line = RunningLine.start(kafka, registry, directory, 1);
    }

    @AfterAll
    void close() {
        line.close();
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void aBadCallIsRefusedByFieldAndNothingReachesKafka(String path, String body, int status, @Nullable String field)
            throws IOException, InterruptedException {
        Map<TopicPartition, Long> before = line.caughtUp().ends(line.topics().eventsRaw());

        LineApi.Answer answer = line.api().post(path, body, Scope.SERVER);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.body().toString()).contains("\"success\":false");
        if (field != null) {
            assertThat(answer.body().findValuesAsText("field")).contains(field);
        }
        assertThat(line.caughtUp().ends(line.topics().eventsRaw())).isEqualTo(before);
    }

    static Stream<Arguments> badCalls() {
        String large =
                "{\"event\":\"e\",\"userId\":\"u\",\"properties\":{\"text\":\"" + "x".repeat(33 * 1_024) + "\"}}";
        return Stream.of(
                Arguments.of(TRACK, "{\"userId\":\"u\"}", 400, "event"),
                Arguments.of(TRACK, "{\"event\":\"\",\"userId\":\"u\"}", 400, "event"),
                Arguments.of(BATCH, "{\"batch\":[{\"type\":\"dance\",\"userId\":\"u\"}]}", 400, "type"),
                Arguments.of(BATCH, "{\"batch\":[{\"type\":\"track\",\"userId\":\"u\"}]}", 400, "event"),
                Arguments.of(TRACK, "{\"event\":\"e\",\"userId\":\"undefined\"}", 400, "userId"),
                Arguments.of(
                        TRACK,
                        "{\"event\":\"e\",\"anonymousId\":\"00000000-0000-0000-0000-000000000000\"}",
                        400,
                        "anonymousId"),
                Arguments.of("/v1/alias", "{\"userId\":\"u\",\"previousId\":\"u\"}", 400, "previousId"),
                Arguments.of("/v1/alias", "{\"userId\":\"u\"}", 400, "previousId"),
                Arguments.of("/v1/identify", "{\"traits\":{\"plan\":\"pro\"}}", 400, "userId"),
                Arguments.of(TRACK, "{\"event\":\"e\",\"userId\":", 400, null),
                Arguments.of(TRACK, large, 413, null));
    }

    @Test
    void anInvalidTimestampIsADeadLetterWithCodeFieldAndReason() throws IOException, InterruptedException {
        String messageId = UUID.randomUUID().toString();

        line.api().send(TRACK, track(messageId, "login", ",\"timestamp\":\"yesterday\""));
        line.caughtUp().await(line.instances());

        DeadLetter letter = deadLetter(messageId);
        assertThat(letter.getField()).isEqualTo("timestamp");
        assertThat(letter.getCode()).isNotBlank();
        assertThat(letter.getReason()).isNotBlank();
        assertThat(letter.getStage()).isEqualTo("enrichment-stream");
        assertThat(line.records().values(line.topics().eventsEnriched()))
                .noneMatch(event -> event.getMessageId().equals(messageId));
    }

    @Test
    void anotherBodyUnderAKnownMessageIdIsADeadLetterAndARepeatIsNone() throws IOException, InterruptedException {
        String messageId = UUID.randomUUID().toString();

        line.api().send(TRACK, track(messageId, "login", ""));
        line.api().send(TRACK, track(messageId, "login", ""));
        line.api().send(TRACK, track(messageId, "logout", ""));
        line.caughtUp().await(line.instances());

        assertThat(deadLetter(messageId).getCode()).isEqualTo("DUPLICATE_CONFLICT");
        assertThat(deadLetter(messageId).getReason()).isNotBlank();
        assertThat(line.records().values(line.topics().eventsEnriched()).stream()
                        .filter(event -> event.getMessageId().equals(messageId)))
                .hasSize(1);
    }

    @Test
    void whatAProfileCannotHoldIsADeadLetterAndTheRestGoesOn() throws IOException, InterruptedException {
        String user = UUID.randomUUID().toString();
        for (int call = 0; call < 40; call++) {
            line.api().send("/v1/identify", identify(user + "-" + call, user, call));
        }
        line.api().send(TRACK, "{\"event\":\"login\",\"userId\":\"" + user + "\"}");
        line.caughtUp().await(line.instances());

        DeadLetter letter = deadLetter(user + "-39");
        assertThat(letter.getCode()).isEqualTo("PROFILE_LIMIT");
        assertThat(letter.getStage()).isEqualTo("segment-stream");
        assertThat(letter.getOriginTopic())
                .isEqualTo(line.topics().eventsResolved().name());
        assertThat(line.api().find("/v1/profiles/" + user)).hasValueSatisfying(profile -> {
            assertThat(profile.get("traits")).hasSize(8 * 30);
            assertThat(profile.get("eventCount").asLong()).isOne();
        });
    }

    /** Some 30 KB of traits that no other call writes. */
    private static String identify(String messageId, String user, int call) {
        String traits = IntStream.range(0, 30)
                .mapToObj(i -> "\"trait-" + call + "-" + i + "\":\"" + "x".repeat(1_000) + "\"")
                .collect(Collectors.joining(","));
        return "{\"messageId\":\"" + messageId + "\",\"userId\":\"" + user + "\",\"traits\":{" + traits + "}}";
    }

    private static String track(String messageId, String event, String more) {
        return "{\"event\":\"" + event + "\",\"userId\":\"user_123\",\"messageId\":\"" + messageId + "\"" + more + "}";
    }

    /** The one that there is. */
    private DeadLetter deadLetter(String messageId) {
        return line.records().values(line.topics().eventsDeadLetter()).stream()
                .filter(letter -> StandardCharsets.UTF_8
                        .decode(letter.getValue().duplicate())
                        .toString()
                        .contains(messageId))
                .reduce((one, other) -> {
                    throw new AssertionError("Two dead letters of one message");
                })
                .orElseThrow();
    }
}
