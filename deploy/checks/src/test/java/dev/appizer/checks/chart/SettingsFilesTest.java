// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.action.ActionApplication;
import dev.appizer.analytics.AnalyticsService;
import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every properties file that is rendered, with the environment of its container, is what its service understands. */
@WithHelm
class SettingsFilesTest {

    private static final Map<String, ServiceDefinition> DEFINITIONS = Stream.of(
                    GatewayService.DEFINITION,
                    EnrichmentApplication.definition(),
                    IdentityApplication.definition(),
                    SegmentApplication.definition(),
                    ActionApplication.definition(),
                    AnalyticsService.DEFINITION)
            .collect(Collectors.toMap(ServiceDefinition::name, Function.identity()));

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> everyServiceUnderstandsItsFile() {
        return Variations.each(rendered -> {
            for (String service : Rendered.SERVICES) {
                Settings settings = load(service, rendered);
                assertThat(settings.kafka()).containsKeys("bootstrap.servers", "security.protocol");
                assertThat(AdminClientConfig.configNames())
                        .containsAll(settings.kafka().keySet());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theJobUnderstandsItsFile() {
        return Variations.each(rendered -> {
            if (!rendered.all("Job").isEmpty()) {
                load(
                        GatewayService.DEFINITION.catalog(),
                        rendered.properties("topics"),
                        environment(rendered.workload("topics")));
            }
        });
    }

    @Test
    void whatGoesToKafkaStreamsIsKnownThere() throws IOException {
        for (String sample : List.of("production", "streams-protocol")) {
            Settings settings = load("segment-stream", Rendering.of(sample).render());
            assertThat(settings.streams().keySet())
                    .allMatch(name -> StreamsConfig.configDef().names().contains(name)
                            || ConsumerConfig.configNames().contains(name));
        }
    }

    @Test
    void aNumberIsWrittenAsPeopleWriteIt() {
        assertThat(Rendering.of("minimal")
                        .with("config: {http.max.in.flight.mib: 1048576, http.max.connections: 12}")
                        .render()
                        .properties("ingest-gateway"))
                .contains("http.max.in.flight.mib=1048576\n", "http.max.connections=12\n");
    }

    @Test
    void whatNoServiceUnderstandsIsFound() {
        Rendered rendered = Rendering.of("minimal")
                .with("gateway: {config: {gateway.speed: 3}}")
                .render();

        assertThatThrownBy(() -> load("ingest-gateway", rendered))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("gateway.speed");
    }

    private Settings load(String service, Rendered rendered) throws IOException {
        return load(
                Objects.requireNonNull(DEFINITIONS.get(service)).catalog(),
                rendered.properties(service),
                environment(rendered.workload(service)));
    }

    private Settings load(SettingsCatalog catalog, String properties, Map<String, String> environment)
            throws IOException {
        // Mounted in a pod; here one file stands for all.
        Path secret = Files.writeString(directory.resolve("secret"), "a secret\n");
        String text = properties.replaceAll("\\$\\{file:[^}]*}", Matcher.quoteReplacement("${file:" + secret + "}"));
        Path path = Files.writeString(directory.resolve("service.properties"), text);
        return new SettingsLoader(catalog).load(new String[] {"--config", path.toString()}, environment);
    }

    /** As Kubernetes makes it, in a pod that is called pod-0. */
    private static Map<String, String> environment(JsonNode workload) {
        Map<String, String> environment = new HashMap<>();
        for (JsonNode variable : Rendered.container(workload).path("env")) {
            String text = variable.path("value").asText("pod-0");
            for (Map.Entry<String, String> earlier : environment.entrySet()) {
                text = text.replace("$(" + earlier.getKey() + ")", earlier.getValue());
            }
            assertThat(text).doesNotContain("$(");
            environment.put(variable.path("name").asText(), text);
        }
        return environment;
    }
}
