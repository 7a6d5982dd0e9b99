// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.broker.TopicAdmin;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What browsers and the SDKs in them ask for before they send anything. */
@Tag("long")
@Tag("whole")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {

    private static final String KEY = "X-Write-Key";

    private final RunningGateway gateway;

    BrowserIT(KafkaUnderTest kafka, RegistryUnderTest registry) {
        gateway = RunningGateway.of(kafka.bootstrapServers(), registry.url(), kafka.freshPrefix(), Map.of());
        TopicAdmin.ensure(kafka.admin(), List.of(gateway.raw().create((short) 1)), Duration.ofSeconds(30));
        gateway.await();
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @Test
    void aBrowserMayReadEveryAnswer() {
        HttpResponse<String> preflight = gateway.send(
                "OPTIONS",
                "/any/v1/t",
                new byte[0],
                "Origin",
                "https://shop.example",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "anonymousid,authorization");

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("Authorization", "AnonymousId", "Rsa-Since-Last-Attempt");
        assertThat(preflight.headers().firstValue("Access-Control-Max-Age")).isPresent();
        for (String body : List.of("{\"event\":\"e\"}", "{", " ".repeat(600_000))) {
            HttpResponse<String> answer =
                    gateway.post("/v1/track", body, KEY, "WEB1", "Origin", "https://shop.example");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://shop.example");
            assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                    .contains("Retry-After");
        }
    }

    @Test
    void browserSdksGetTheirSettings() {
        HttpResponse<String> project = gateway.get("/v1/projects/WEB1/settings", "Origin", "https://shop.example");
        HttpResponse<String> source = gateway.get("/sourceConfig/?p=npm&writeKey=WEB1");

        assertThat(project.body())
                .contains(
                        "\"Segment.io\":{",
                        "\"apiKey\":\"WEB1\"",
                        "\"apiHost\":\"127.0.0.1:" + gateway.port() + "/v1\"",
                        "\"protocol\":\"http\"");
        assertThat(project.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        assertThat(source.body()).contains("\"writeKey\":\"WEB1\"", "\"enabled\":true", "\"destinations\":[]");
    }

    @Test
    void theDocumentsOfTheApiAreAnsweredToAnybody() throws IOException {
        for (String name : List.of("openapi", "asyncapi")) {
            HttpResponse<String> document = gateway.get("/" + name + ".json", "Origin", "https://shop.example");

            assertThat(document.statusCode()).isEqualTo(200);
            assertThat(document.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(document.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://shop.example");
            assertThat(document.body())
                    .startsWith("{\n  \"" + name + "\": \"3.")
                    .isEqualTo(Files.readString(Path.of("src/main/resources/api", name + ".json")));
        }
    }
}
