// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.broker.TopicAdmin;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The capture side of the contract, against a real broker and a real registry. */
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayIT {

    private static final String KEY = "X-Write-Key";
    private static final String[] BACKEND = {KEY, "BACK1"};

    private final RunningGateway gateway;
    private final TopicReader<String, RawEvent> topic;

    GatewayIT(KafkaUnderTest kafka, RegistryUnderTest registry) {
        String prefix = kafka.freshPrefix();
        gateway = RunningGateway.of(kafka.bootstrapServers(), registry.url(), prefix, Map.of());
        TopicAdmin.ensure(kafka.admin(), List.of(gateway.raw().create((short) 1)), Duration.ofSeconds(30));
        gateway.await();
        topic = TopicReader.of(Map.of("bootstrap.servers", kafka.bootstrapServers()), gateway.raw());
    }

    @BeforeEach
    void forgetWhatWasThere() {
        topic.rest();
    }

    @AfterAll
    void close() {
        topic.close();
        gateway.close();
    }

    @Test
    void anAcceptedMessageIsOnTheTopicByteForByteUnderItsSender() {
        String message = "{ \"event\":\"caf\\u00e9 é\", \"userId\" : 42,\"messageId\":\"m1\",\"anonymousId\":\"a\","
                + "\"properties\":{\"amount\":99.990},\"sentAt\":\"2024-01-15T10:30:00Z\"}";
        Instant before = Instant.now();

        HttpResponse<String> answer =
                gateway.post("/v1/track", "\n" + message + " ", KEY, "WEB1", "User-Agent", "curl/8");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        ConsumerRecord<String, RawEvent> record = only(topic.rest());
        RawEvent event = record.value();
        assertThat(record.key()).isEqualTo("user:42");
        assertThat(record.timestamp()).isEqualTo(event.getReceivedAt().toEpochMilli());
        assertThat(event.getReceivedAt()).isBetween(before.minusMillis(1), Instant.now());
        assertThat(text(event.getBody())).isEqualTo(message);
        assertThat(event.getType()).isEqualTo(CallType.TRACK);
        assertThat(event.getMessageId()).isEqualTo("m1");
        assertThat(event.getUserId()).isEqualTo("42");
        assertThat(event.getAnonymousId()).isEqualTo("a");
        assertThat(event.getSentAt()).isEqualTo("2024-01-15T10:30:00Z");
        assertThat(event.getKeyId()).isEqualTo("web");
        assertThat(event.getScope()).isEqualTo(KeyScope.BROWSER);
        assertThat(event.getClientIp()).isEqualTo("127.0.0.1");
        assertThat(event.getUserAgent()).isEqualTo("curl/8");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/track, TRACK",
        "/v1/t, TRACK",
        "/v1/identify, IDENTIFY",
        "/v1/i, IDENTIFY",
        "/v1/alias, ALIAS",
        "/v1/a, ALIAS",
        "/v1/page, PAGE",
        "/v1/p, PAGE",
        "/v1/screen, SCREEN",
        "/v1/s, SCREEN",
        "/v1/group, GROUP",
        "/v1/g, GROUP",
        "/v1/batch, TRACK",
        "/v1/b, TRACK",
        "/v1/import, TRACK",
        "/v1/import/, TRACK",
        "/beacon/v1/batch, TRACK",
        "/any/prefix/v1/batch, TRACK",
        "/any/v1/p/, PAGE",
        "/api/s/track, TRACK",
        "/api/s/s2s/identify, IDENTIFY"
    })
    void everyPathOfTheSdksIsTaken(String path, CallType type) {
        String message = "{\"type\":\"track\",\"event\":\"e\",\"userId\":\"u\",\"previousId\":\"p\",\"groupId\":\"g\"}";
        boolean batch = path.matches(".*/(batch|b|import)/?");

        HttpResponse<String> answer = gateway.post(path, batch ? "{\"batch\":[" + message + "]}" : message, BACKEND);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(only(topic.rest()).value().getType()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/v1/track    | {\"userId\":\"u\"}                                  | 400 | MISSING_FIELD | event",
                "/v1/batch    | {\"batch\":[{\"type\":\"purchase\"}]}               | 400 | UNKNOWN_TYPE  | type",
                "/v1/track    | {\"event\":\"e\",\"userId\":\"[object Object]\"}    | 400 | INVALID_FIELD | userId",
                "/v1/identify | {\"anonymousId\":\"undefined\"}                     | 400 | INVALID_FIELD | anonymousId",
                "/v1/alias    | {\"userId\":\"u\",\"previousId\":\"u\"}             | 400 | INVALID_FIELD | previousId",
                "/v1/track    | {\"event\":\"e\",                                   | 400 | INVALID_JSON  | -",
                "/v1/track    |                                                     | 400 | INVALID_JSON  | -",
                "/v1/batch    | {\"batch\":[]}                                      | 400 | INVALID_FIELD | batch"
            })
    void aBadCallIsToldWhyAndNothingReachesKafka(
            String path, @Nullable String body, int status, String code, @Nullable String field) {
        HttpResponse<String> answer = gateway.post(path, body == null ? "" : body, BACKEND);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"success\":false,\"error\":{\"code\":\"" + code + "\"");
        assertThat(answer.body().contains("\"field\":\"" + field + "\"")).isEqualTo(field != null);
        assertThat(topic.rest()).isEmpty();
    }

    @Test
    void whatIsTooLargeIs413BeforeAndAfterGunzip() throws IOException {
        String message = "{\"event\":\"e\",\"properties\":{\"a\":\"" + "x".repeat(33 * 1024) + "\"}}";
        String body = "{\"batch\":[" + message + "]}" + " ".repeat(512_000);

        assertThat(gateway.post("/v1/track", message, BACKEND).body()).contains("MESSAGE_TOO_LARGE");
        assertThat(gateway.post("/v1/track", message, BACKEND).statusCode()).isEqualTo(413);
        assertThat(gateway.post("/v1/batch", body, BACKEND).statusCode()).isEqualTo(413);
        assertThat(gateway.send("POST", "/v1/batch", gzip(body), BACKEND).statusCode())
                .isEqualTo(413);
        assertThat(topic.rest()).isEmpty();
    }

    @Test
    void badMessagesOfABatchDoNotTakeTheGoodOnesDown() {
        String body =
                "{\"sentAt\":\"s\",\"context\":{\"ip\":\"1.1.1.1\"},\"batch\":[{\"type\":\"page\",\"userId\":\"u\"},"
                        + "{\"type\":\"track\"},{\"type\":\"track\",\"event\":\"api_latency\",\"properties\":{\"ms\":145}}]}";

        HttpResponse<String> answer = gateway.post("/v1/batch", body, BACKEND);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"success\":true,\"accepted\":2,\"rejected\":[{\"index\":1,\"code\":\"MISSING_FIELD\","
                        + "\"field\":\"event\",\"message\":");
        List<ConsumerRecord<String, RawEvent>> records = topic.rest();
        assertThat(records).extracting(record -> record.value().getPosition()).containsExactlyInAnyOrder(0, 2);
        assertThat(records).allSatisfy(record -> {
            RawEvent event = record.value();
            String sender = event.getUserId() == null ? event.getMessageId() : "user:u";
            assertThat(record.key()).isEqualTo(sender);
            assertThat(event.getSentAt()).isEqualTo("s");
            assertThat(text(event.getInheritedContext())).isEqualTo("{\"ip\":\"1.1.1.1\"}");
        });
        assertThat(records)
                .extracting(record -> record.value().getReceivedAt())
                .satisfies(times -> assertThat(times.get(0)).isEqualTo(times.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "image/png"})
    void theContentTypeDecidesNothingAndGzipIsTaken(String contentType) throws IOException {
        byte[] body = gzip("{\"event\":\"e\"}");

        HttpResponse<String> answer = gateway.send(
                "POST", "/v1/track", body, KEY, "BACK1", "Content-Type", contentType, "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(only(topic.rest()).value().getBody())).isEqualTo("{\"event\":\"e\"}");
    }

    @Test
    void theKeyIsTakenFromWhereverItStandsAndEveryScopeMaySend() {
        String plain = "{\"event\":\"e\"}";
        String keyed = "{\"event\":\"e\",\"writeKey\":\"WEB1\"}";

        assertThat(gateway.post("/v1/track", plain, "Authorization", "Bearer BOSS1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.post("/v1/track", plain, "Authorization", "Basic V0VCMTo=")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.post("/v1/track", keyed).statusCode()).isEqualTo(200);
        assertThat(gateway.post("/v1/track?writeKey=BACK1", plain).statusCode()).isEqualTo(200);
        assertThat(gateway.post("/v1/track?writeKey=BACK1", keyed).statusCode()).isEqualTo(200);
        assertThat(topic.rest())
                .extracting(record -> record.value().getKeyId())
                .containsExactlyInAnyOrder("boss", "web", "web", "backend", "web");
        assertThat(gateway.post("/v1/track", plain).statusCode()).isEqualTo(401);
        assertThat(gateway.post("/v1/track", keyed, KEY, "WRONG").statusCode()).isEqualTo(401);
        assertThat(topic.rest()).isEmpty();
    }

    @Test
    void anotherMethodOrPathIsNoCapture() {
        assertThat(gateway.get("/v1/track").statusCode()).isEqualTo(405);
        assertThat(gateway.get("/v1/track").headers().firstValue("Allow")).contains("OPTIONS, POST");
        assertThat(gateway.post("/v1/purchase", "{}", BACKEND).statusCode()).isEqualTo(404);
    }

    @Test
    void metricsCountAcceptedAndRejectedMessagesByCode() {
        gateway.post("/v1/track", "{\"event\":\"e\"}", BACKEND);
        gateway.post("/v1/track", "{}", BACKEND);

        assertThat(gateway.get("/metrics").body())
                .contains("appizer_gateway_accepted_total", "appizer_gateway_rejected_total{code=\"MISSING_FIELD\"}")
                .contains("kafka_producer_", "appizer_http_requests_seconds_bucket");
        assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private static ConsumerRecord<String, RawEvent> only(List<ConsumerRecord<String, RawEvent>> records) {
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null ? "" : UTF_8.decode(bytes.duplicate()).toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
