// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.local.docs.Project;
import dev.appizer.local.docs.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the composition of containers says, and what it is made of. */
class ComposeTest {

    /** Made by whoever starts it: a secret. */
    private static final String KEYS = "./config/keys.properties";

    /** Write where their programs are when they start. */
    private static final Set<String> WRITERS = Set.of("kafka", "schema-registry", "clickhouse");

    private Compose compose = Compose.of("{}");

    @BeforeEach
    void read() throws IOException {
        compose = Compose.read();
    }

    @Test
    void everyServiceIsInIt() {
        assertThat(compose.names()).containsAll(Services.names());
    }

    @Test
    void everyFileThatIsMountedIsThere() {
        Path file = Project.root().resolve(Compose.FILE);
        for (String name : compose.names()) {
            assertThat(compose.mounts(name))
                    .allSatisfy(source -> assertThat(source.equals(KEYS) || Files.exists(file.resolveSibling(source)))
                            .as(name + ": " + source)
                            .isTrue());
        }
    }

    @Test
    void aServiceGetsTheSettingsOfItsName() {
        for (String name : Services.names()) {
            assertThat(compose.service(name).path("volumes").toString())
                    .contains("./config/" + name + ".properties:/etc/appizer/" + name + ".properties:ro");
        }
    }

    @Test
    void theImagesOfTheServicesHaveTheVersionOfTheProject() throws IOException {
        String version = Project.read("pom.xml").replaceFirst("(?s).*?<version>([^<]*)<.*", "$1");
        for (String name : Services.names()) {
            assertThat(compose.service(name).path("image").textValue()).isEqualTo("appizer/" + name + ":" + version);
        }
    }

    @Test
    void theComposition() {
        assertThat(problems(compose)).isEmpty();
    }

    @Test
    void whatIsWrongIsFound() {
        String right = """
                services:
                  kafka: {image: "apache/kafka:4@sha256:%s", restart: always, healthcheck: {test: []}, ports: ["127.0.0.1:1:1"]}
                """.formatted("0".repeat(64));

        assertThat(problems(Compose.of(right))).isEmpty();
        assertThat(problems(Compose.of(right.replaceFirst("@sha256:0+", "")))).containsExactly("kafka: image");
        assertThat(problems(Compose.of(right.replace("127.0.0.1:1", "1")))).containsExactly("kafka: port");
        assertThat(problems(Compose.of(right.replace("restart", "x-restart")))).containsExactly("kafka: restart");
        assertThat(problems(Compose.of(right.replace("healthcheck", "x-health"))))
                .containsExactly("kafka: healthcheck");
        assertThat(problems(Compose.of(right.replace("restart:", "privileged: true, restart:"))))
                .containsExactly("kafka: privileged");
        assertThat(problems(Compose.of(right.replace("kafka:", "proxy:")))).contains("proxy: read_only");
        assertThat(problems(Compose.of(right.replace("restart:", "depends_on: {gone: {}}, restart:"))))
                .containsExactly("kafka: depends on gone");
    }

    private static List<String> problems(Compose compose) {
        List<String> problems = new ArrayList<>();
        for (String name : compose.names()) {
            JsonNode service = compose.service(name);
            boolean ours = service.path("image").asText().startsWith("appizer/");
            require(ours || isPinned(service), problems, name + ": image");
            require(service.has("restart"), problems, name + ": restart");
            require(ours || service.has("healthcheck"), problems, name + ": healthcheck");
            require(!service.has("privileged"), problems, name + ": privileged");
            require(WRITERS.contains(name) || isConfined(service), problems, name + ": read_only");
            service.path("ports")
                    .forEach(port -> require(port.asText().startsWith("127.0.0.1:"), problems, name + ": port"));
            service.path("depends_on")
                    .fieldNames()
                    .forEachRemaining(other ->
                            require(compose.names().contains(other), problems, name + ": depends on " + other));
        }
        return problems;
    }

    private static void require(boolean holds, List<String> problems, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private static boolean isPinned(JsonNode service) {
        return service.path("image").asText().matches("[^@]+:[^@:]+@sha256:[0-9a-f]{64}");
    }

    private static boolean isConfined(JsonNode service) {
        return service.path("read_only").asBoolean()
                && service.path("cap_drop").toString().equals("[\"ALL\"]")
                && service.path("security_opt").toString().contains("no-new-privileges:true");
    }
}
