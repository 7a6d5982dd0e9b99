// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("long")
@Tag("whole")
@ExtendWith(RegistryExtension.class)
class RegistryUnderTestIT {

    private static final String REGISTRATION = "{\"schema\":\"\\\"string\\\"\"}";

    private final RegistryUnderTest registry;

    RegistryUnderTestIT(RegistryUnderTest registry) {
        this.registry = registry;
    }

    @Test
    void whatIsRegisteredIsFoundByItsId() throws IOException, InterruptedException {
        HttpResponse<String> registered = call(request("/subjects/letters-value/versions")
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(REGISTRATION)));
        String id = registered.body().replaceAll("\\D", "");

        HttpResponse<String> found = call(request("/schemas/ids/" + id));

        assertThat(registered.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("{\"schema\":\"\\\"string\\\"\"");
    }

    @Test
    void anUnknownSubjectHasConfluentsErrorCode() throws IOException, InterruptedException {
        HttpResponse<String> answer = call(request("/subjects/nobody-value/versions/latest"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("40401");
    }

    @Test
    void allGetTheSameRegistry(RegistryUnderTest again) {
        assertThat(again).isSameAs(registry);
    }

    @Test
    void aForkedRegistryDiesWithItsParentEvenWhenThatIsKilled() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkingParent.class.getName())
                .redirectError(Redirect.DISCARD)
                .start();
        ProcessHandle child = child(parent);
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly();

        assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(child.isAlive()).isFalse();
    }

    private static ProcessHandle child(Process parent) throws IOException {
        try (BufferedReader reader = parent.inputReader(StandardCharsets.UTF_8)) {
            return ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(registry.url() + path));
    }

    private static HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
