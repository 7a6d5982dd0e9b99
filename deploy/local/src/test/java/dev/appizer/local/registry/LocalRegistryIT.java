// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.broker.KafkaNode;
import dev.appizer.broker.KafkaNodeConfig;
import dev.appizer.broker.Ports;
import dev.appizer.registry.RegistryClient;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.registry.RegistryException;
import dev.appizer.service.metrics.Metrics;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry on a real broker, asked by the project's own client and by plain HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalRegistryIT {

    private static final Schema FIRST = SchemaBuilder.record("Person")
            .doc("Who")
            .fields()
            .requiredString("id")
            .endRecord();
    private static final Schema SECOND = SchemaBuilder.record("Person")
            .fields()
            .requiredString("id")
            .optionalString("name")
            .endRecord();
    private static final Schema UNFIT =
            SchemaBuilder.record("Person").fields().requiredLong("id").endRecord();

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private KafkaNode node;
    private LocalRegistry registry;
    private RegistryClient client;

    @BeforeAll
    void start(@TempDir Path directory) {
        node = KafkaNode.start(KafkaNodeConfig.single(directory));
        startRegistry();
    }

    private void startRegistry() {
        registry = LocalRegistry.start(
                vertx, node.bootstrapServers(), Ports.free(1).get(0), metrics.registry());
        client = new RegistryClient(RegistryConfig.of(Map.of(RegistryConfig.URL, registry.url())));
    }

    @AfterAll
    void stop() {
        registry.close();
        node.close();
        metrics.close();
        vertx.close().await();
    }

    @Test
    void aRegisteredSchemaIsFoundBySubjectAndById() {
        int id = client.register("found-value", FIRST);

        assertThat(client.register("found-value", FIRST)).isEqualTo(id);
        assertThat(client.register("also-found-value", FIRST)).isEqualTo(id);
        assertThat(client.lookUp("found-value", FIRST)).isEqualTo(id);
        assertThat(client.byId(id)).isEqualTo(FIRST);
    }

    @Test
    void idsVersionsAndLevelsOutliveARestart() throws IOException, InterruptedException {
        int first = client.register("kept-value", FIRST);
        int second = client.register("kept-value", SECOND);
        client.setCompatibility("kept-value", "FORWARD");

        registry.close();
        startRegistry();

        assertThat(client.lookUp("kept-value", FIRST)).isEqualTo(first);
        assertThat(client.register("kept-value", SECOND)).isEqualTo(second);
        assertThat(get("/subjects/kept-value/versions").body()).isEqualTo("[1,2]");
        assertThat(json(get("/config/kept-value")).path("compatibilityLevel").asText())
                .isEqualTo("FORWARD");
        assertThat(client.register("new-value", SchemaBuilder.fixed("New").size(4)))
                .isGreaterThan(second);
    }

    @Test
    void anUnfitSchemaIsRefusedUnlessTheLevelAllowsIt() {
        client.register("strict-value", FIRST);

        assertThat(client.isCompatible("strict-value", UNFIT)).isFalse();
        assertThat(client.isCompatible("strict-value", SECOND)).isTrue();
        assertThatThrownBy(() -> client.register("strict-value", UNFIT))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.errorCode()).isEqualTo(409))
                .hasMessageContaining("can't read version 1: TYPE_MISMATCH at /fields/0/type");
        client.setCompatibility("strict-value", "NONE");
        assertThat(client.register("strict-value", UNFIT)).isPositive();
    }

    @Test
    void aSubjectWithASlashIsOneSubject() throws IOException, InterruptedException {
        client.register("team/topic-value", FIRST);

        assertThat(json(get("/subjects/team%2Ftopic-value/versions/latest"))
                        .path("subject")
                        .asText())
                .isEqualTo("team/topic-value");
        assertThat(get("/subjects?subjectPrefix=team/").body()).isEqualTo("[\"team/topic-value\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /subjects/nobody/versions          |                              | 404 | 40401",
                "POST | /subjects/nobody                   | {\"schema\":\"\\\"long\\\"\"} | 404 | 40401",
                "POST | /subjects/known                    | {\"schema\":\"\\\"long\\\"\"} | 404 | 40403",
                "GET  | /subjects/known/versions/9         |                              | 404 | 40402",
                "GET  | /subjects/known/versions/nine      |                              | 422 | 42202",
                "GET  | /schemas/ids/999                   |                              | 404 | 40403",
                "GET  | /config/known                      |                              | 404 | 40408",
                "PUT  | /config                            | {\"compatibility\":\"SOME\"} | 422 | 42203",
                "PUT  | /mode                              | {\"mode\":\"READONLY\"}      | 422 | 42204",
                "POST | /subjects/known/versions           | {\"schema\":\"nonsense\"}    | 422 | 42201",
                "POST | /subjects/known/versions           | {                            | 422 | 42201",
                "POST | /subjects/known/versions | {\"schema\":\"{}\",\"schemaType\":\"JSON\"} | 422 | 42201"
            })
    void aRefusalCarriesTheCodeThatClientsKnow(String method, String path, @Nullable String body, int status, int code)
            throws IOException, InterruptedException {
        client.register("known", FIRST);

        HttpResponse<String> answer = send(method, path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("error_code").asInt()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.schemaregistry.v1+json");
    }

    @Test
    void itSaysThatItIsForDevelopment() throws IOException, InterruptedException {
        assertThat(json(get("/")).path("notice").asText()).contains("for development");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
