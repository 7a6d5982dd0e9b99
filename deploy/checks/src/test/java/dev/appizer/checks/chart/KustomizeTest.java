// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kustomize's base is what the chart renders, and the example on top of it works; {@code -Dwrite.docs} writes it anew. */
@WithHelm
class KustomizeTest {

    private static final Path BASE = Checkout.file("deploy/kustomize/base");
    private static final Path EXAMPLE = Checkout.file("deploy/kustomize/overlays/example");
    private static final String HEAD = """
            # SPDX-License-Identifier: Apache-2.0
            # The chart with deploy/helm/samples/kustomize.yaml, written by:
            # mvn test -pl deploy/checks -am -Dtest=KustomizeTest -Dsurefire.failIfNoSpecifiedTests=false -Dwrite.docs
            """;

    @Test
    void theBaseIsWhatTheChartRenders() throws IOException {
        Path file = BASE.resolve("appizer.yaml");
        String expected =
                HEAD + withoutHelm(Rendering.of("kustomize").as("appizer").text());
        if (System.getProperty("write.docs") != null) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).isEqualTo(expected);
    }

    /** Whose they are is not Helm's to say here, and nothing is said of templates that render nothing. */
    private static String withoutHelm(String text) {
        return Stream.of(text.split("(?m)^---\n", -1))
                .filter(document -> document.contains("\nkind: "))
                .map(KustomizeTest::withoutHelmsLabels)
                .collect(Collectors.joining("---\n", "---\n", ""));
    }

    private static String withoutHelmsLabels(String document) {
        return document.lines()
                .filter(line -> !line.strip().startsWith("app.kubernetes.io/managed-by:")
                        && !line.strip().startsWith("helm.sh/chart:")
                        && !line.startsWith("# S"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void theExampleChangesWhatItSays() throws IOException, InterruptedException {
        Rendered base = Rendered.of(Files.readString(BASE.resolve("appizer.yaml")));
        Rendered example = kustomize();

        assertThat(example.objects()).hasSameSizeAs(base.objects());
        assertThat(example.objects())
                .allMatch(object -> new ObjectRules().problems(object).isEmpty());
        assertThat(example.workloads())
                .allMatch(workload -> Rendered.container(workload)
                        .path("image")
                        .asText()
                        .matches("registry\\.example\\.com/appizer/[a-z-]+:1\\.2\\.3"));
        assertThat(example.workload("segment-stream").at("/spec/replicas").asInt())
                .isEqualTo(4);
        assertThat(example.workload("identity-stream").at("/spec/replicas"))
                .isEqualTo(base.workload("identity-stream").at("/spec/replicas"));
        assertThat(Rendered.name(example.all("Job").get(0))).isEqualTo("appizer-topics-1.2.3");
        JsonNode variables =
                Rendered.container(example.workload("ingest-gateway")).path("env");
        assertThat(variables)
                .anyMatch(variable -> variable.path("name").asText().equals("APPIZER_GATEWAY_RATE_LIMIT"))
                .anyMatch(variable -> variable.path("name").asText().equals("JAVA_OPTS"));
    }

    private static Rendered kustomize() throws IOException, InterruptedException {
        Process process = kubectl("kustomize", EXAMPLE.toString());
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors).isZero();
        return Rendered.of(text);
    }

    private static Process kubectl(String... arguments) {
        List<String> command = List.of("kubectl", arguments[0], arguments[1]);
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            assumeThat(e).as("kubectl is not here: %s", e.getMessage()).isNull();
            throw new AssertionError(e);
        }
    }

    @Test
    void theExampleIsReadAsYamlWhereKubectlIsMissingToo() {
        assertThatCode(() -> Rendered.of(Files.readString(EXAMPLE.resolve("kustomization.yaml"))))
                .doesNotThrowAnyException();
    }
}
