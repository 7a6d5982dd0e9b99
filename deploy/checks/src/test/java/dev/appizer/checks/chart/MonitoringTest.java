// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and dashboards are rendered as they are: what stands in braces there is theirs, not Helm's. */
@WithHelm
class MonitoringTest {

    private static final String RULES = """
            # SPDX-License-Identifier: Apache-2.0
            groups:
              - name: stages
                rules:
                  - alert: StageIsDown
                    expr: appizer_stage_running == 0
                    for: 5m
                    annotations:
                      summary: '{{ $labels.stage }} is down'
            """;

    private static final String DASHBOARD = "{\"title\": \"Stages {{stage}}\", \"panels\": []}\n";

    @TempDir
    private Path copy;

    private Rendered rendered() throws IOException {
        ChartCopy.into(copy);
        Files.createDirectories(copy.resolve("rules"));
        Files.createDirectories(copy.resolve("dashboards"));
        Files.writeString(copy.resolve("rules/of_a_test.yaml"), RULES);
        Files.writeString(copy.resolve("dashboards/of_a_test.json"), DASHBOARD);
        return Rendering.of("production").from(copy).render();
    }

    @Test
    void everyFileOfRulesIsAnObject() throws IOException {
        JsonNode rule = named(rendered().all("PrometheusRule"), "-of-a-test");

        assertThat(rule.at("/spec/groups/0/rules/0/annotations/summary").asText())
                .isEqualTo("{{ $labels.stage }} is down");
        assertThat(rule.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        assertThat(new ObjectRules().problems(rule)).isEmpty();
    }

    @Test
    void everyDashboardIsAConfigMap() throws IOException {
        JsonNode dashboard = named(rendered().all("ConfigMap"), "-dashboard-of-a-test");

        assertThat(dashboard.at("/data/of_a_test.json").asText()).isEqualTo(DASHBOARD);
        assertThat(dashboard.at("/metadata/labels/grafana_dashboard")).isEqualTo(Rendered.yaml("\"1\""));
    }

    @Test
    void whatIsWatchedIsWatchedOnce() {
        assertThat(Rendering.of("production").render().all("ServiceMonitor").stream()
                        .map(Rendered::component))
                .containsExactlyElementsOf(Rendered.SERVICES);
    }

    private static JsonNode named(List<JsonNode> objects, String end) {
        return objects.stream()
                .filter(object -> Rendered.name(object).endsWith(end))
                .findFirst()
                .orElseThrow();
    }
}
