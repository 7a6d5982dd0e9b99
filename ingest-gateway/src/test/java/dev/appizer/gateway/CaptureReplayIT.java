// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.broker.TopicAdmin;
import dev.appizer.gateway.Capture.Request;
import dev.appizer.gateway.RawHttp.Answer;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real SDKs sent is sent again, byte for byte, and compared with what arrives on events.raw. */
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaptureReplayIT {

    // Paths that their scenarios made up, and the script that a snippet loads from its vendor: nobody's routes.
    private static final Set<String> NOT_OURS =
            Set.of("/custom/batch", "/v1/custom", "/analytics.js/v1/WRITEKEY1/analytics.min.js");

    private final RunningGateway gateway;
    private final TopicReader<String, RawEvent> topic;

    CaptureReplayIT(KafkaUnderTest kafka, RegistryUnderTest registry) {
        gateway = RunningGateway.of(kafka.bootstrapServers(), registry.url(), kafka.freshPrefix(), Map.of());
        TopicAdmin.ensure(kafka.admin(), List.of(gateway.raw().create((short) 1)), Duration.ofSeconds(30));
        gateway.await();
        topic = TopicReader.of(Map.of("bootstrap.servers", kafka.bootstrapServers()), gateway.raw());
    }

    @AfterAll
    void close() {
        topic.close();
        gateway.close();
    }

    static Stream<Capture> mustBeAccepted() {
        return Capture.all().stream().filter(Capture::mustBeAccepted);
    }

    static Stream<Capture> others() {
        return Capture.all().stream().filter(capture -> !capture.mustBeAccepted());
    }

    @Test
    void noCaptureIsForgotten() {
        assertThat(mustBeAccepted()).hasSize(12);
        assertThat(others()).hasSize(38);
    }

    @ParameterizedTest
    @MethodSource("mustBeAccepted")
    void everyRequestIsTakenAndItsMessagesArriveAsTheyWereSent(Capture capture) throws IOException {
        try (RawHttp connection = new RawHttp(gateway.port())) {
            for (Request request : capture.requests()) {
                checkTaken(request, connection.send(request));
            }
        }
    }

    // What the recording server refused was good: here it is taken, each of its repetitions anew.
    @ParameterizedTest
    @MethodSource("others")
    void whatWasRecordedAroundErrorsIsTakenTooExceptOnPathsThatAreNotOurs(Capture capture) throws IOException {
        try (RawHttp connection = new RawHttp(gateway.port())) {
            for (Request request : capture.requests()) {
                Answer answer = connection.send(request);
                if (NOT_OURS.contains(request.path())) {
                    assertThat(answer.status()).as(request.toString()).isEqualTo(404);
                    assertThat(topic.rest()).isEmpty();
                } else {
                    checkTaken(request, answer);
                }
            }
        }
    }

    @Test
    void aKeyOfTwoHalvesIsTakenFromBasicToo() {
        String message = "{\"event\":\"e\"}";

        assertThat(gateway.post("/v1/track", message, "Authorization", "Basic S0VZSUQ6U0VDUkVU")
                        .statusCode())
                .isEqualTo(200);
        assertThat(topic.rest()).extracting(record -> record.value().getKeyId()).containsExactly("app");
        assertThat(gateway.post("/v1/track", message, "Authorization", "Basic S0VZSUQ6V1JPTkc=")
                        .statusCode())
                .isEqualTo(401);
    }

    private void checkTaken(Request request, Answer answer) throws IOException {
        String origin = request.header("Origin");
        if (origin != null) {
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        }
        switch (request.method()) {
            case "OPTIONS" -> checkPreflight(request, answer);
            case "GET" -> checkSettings(request, answer);
            default -> checkMessages(request, answer);
        }
    }

    private static void checkPreflight(Request request, Answer answer) {
        assertThat(answer.status()).isEqualTo(204);
        assertThat(words(answer.header("Access-Control-Allow-Headers"))).containsAll(words(asked(request, "Headers")));
        assertThat(words(answer.header("Access-Control-Allow-Methods"))).containsAll(words(asked(request, "Method")));
        assertThat(Integer.parseInt(answer.header("Access-Control-Max-Age"))).isPositive();
    }

    private static String asked(Request request, String what) {
        return Objects.requireNonNullElse(request.header("Access-Control-Request-" + what), "");
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static void checkSettings(Request request, Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        JsonNode settings = Capture.JSON.readTree(answer.body());
        if (request.path().startsWith("/sourceConfig")) {
            assertThat(settings.at("/source/writeKey").asText()).isEqualTo("WRITEKEY1");
            assertThat(settings.at("/source/enabled").booleanValue()).isTrue();
            assertThat(settings.at("/source/destinations").isArray()).isTrue();
            assertThat(settings.at("/source/config/statsCollection/errors/enabled")
                            .isBoolean())
                    .isTrue();
        } else {
            JsonNode here = settings.at("/integrations/Segment.io");
            assertThat(here.path("apiKey").asText()).isEqualTo("WRITEKEY1");
            assertThat(here.path("apiHost").asText()).isEqualTo(request.header("Host") + "/v1");
            assertThat(here.path("protocol").asText()).isEqualTo("http");
        }
    }

    private void checkMessages(Request request, Answer answer) throws IOException {
        List<RawRecord> expected = RawRecord.of(request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body())
                .isEqualTo(
                        request.text().contains("\"batch\":[")
                                ? "{\"success\":true,\"accepted\":" + expected.size() + ",\"rejected\":[]}"
                                : "{\"success\":true}");
        List<ConsumerRecord<String, RawEvent>> arrived = topic.rest();
        assertThat(arrived.stream().map(RawRecord::of).sorted(Comparator.comparing(RawRecord::position)))
                .isEqualTo(expected);
        assertThat(arrived).allSatisfy(record -> {
            assertThat(record.timestamp())
                    .isEqualTo(record.value().getReceivedAt().toEpochMilli());
            assertThat(record.value().getReceivedAt())
                    .isEqualTo(arrived.get(0).value().getReceivedAt());
            assertThat(record.value().getClientIp()).isEqualTo("127.0.0.1");
        });
    }
}
