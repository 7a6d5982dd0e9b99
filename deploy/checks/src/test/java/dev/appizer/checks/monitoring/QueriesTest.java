// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What dashboards and alerts ask for is there to be asked. */
class QueriesTest {

    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private final KnownMetrics known = KnownMetrics.all();

    QueriesTest() throws IOException {}

    @Test
    void everyPanelAsksForMetricsAndLabelsThatThereAre() throws IOException {
        List<Dashboards.Query> queries = Dashboards.queries();

        assertThat(queries).hasSizeGreaterThan(40);
        assertThat(queries.stream().flatMap(query -> missing(query.toString(), query.expression())))
                .isEmpty();
    }

    @Test
    void everyVariableAsksForMetricsAndLabelsThatThereAre() throws IOException {
        for (JsonNode dashboard : Dashboards.all().values()) {
            for (JsonNode variable : dashboard.path("templating").path("list")) {
                if (variable.path("type").asText().equals("query")) {
                    String query = variable.path("query").path("query").asText();
                    assertThat(query).isEqualTo(variable.path("definition").asText());
                    String metric = query.replaceAll("^label_values\\((.*), \\w+\\)$", "$1");
                    assertThat(known.missing(Dashboards.replaced(metric, "1m"))).isEmpty();
                }
            }
        }
    }

    @Test
    void everyAlertAsksForMetricsAndLabelsThatThereAre() throws IOException {
        List<JsonNode> alerts = Rules.alerts();

        assertThat(alerts).isNotEmpty();
        assertThat(alerts.stream()
                        .flatMap(alert -> missing(
                                alert.path("alert").asText(), alert.path("expr").asText())))
                .isEmpty();
    }

    @Test
    void aLegendNamesLabelsThatItsSeriesHave() throws IOException {
        assertThat(Dashboards.queries().stream()
                        .filter(query -> !labelsOfTheResult(query.expression()).containsAll(labelsIn(query.legend()))))
                .isEmpty();
    }

    @Test
    void theNameOfALegendsLabelIsFound() {
        assertThat(labelsIn("{{stage}} of {{ instance }}")).containsExactlyInAnyOrder("stage", "instance");
    }

    @Test
    void aMisspeltMetricIsFound() {
        assertThat(known.missing("sum(rate(appizer_gateway_acceptd_total[1m]))"))
                .containsExactly("no metric appizer_gateway_acceptd_total");
        assertThat(known.missing("1 - appizer_http_conections")).isNotEmpty();
    }

    @Test
    void aLabelThatAMetricDoesNotHaveIsFound() {
        assertThat(known.missing("appizer_gateway_rejected_total{code=\"INVALID_JSON\", instance=~\".*\"}"))
                .isEmpty();
        assertThat(known.missing("appizer_gateway_accepted_total{code=\"INVALID_JSON\"}"))
                .isNotEmpty();
        assertThat(known.missing("sum by (reason) (appizer_gateway_rejected_total)"))
                .containsExactly("nothing has the label reason");
    }

    @Test
    void labelsThatNoSingleSeriesHasTogetherAreFound() {
        assertThat(known.missing("kafka_stream_state_estimate_num_keys{rocksdb_state_id=\"a\"}"))
                .isEmpty();
        assertThat(known.missing(
                        "kafka_stream_state_estimate_num_keys{rocksdb_state_id=\"a\", rocksdb_window_state_id=\"b\"}"))
                .isNotEmpty();
    }

    private Stream<String> missing(String where, String expression) {
        return known.missing(expression).stream().map(missing -> where + ": " + missing);
    }

    private static Set<String> labelsOfTheResult(String expression) {
        Promql.Asked asked = Promql.ask(expression);
        Set<String> labels = new HashSet<>(asked.lists());
        labels.addAll(asked.made());
        return labels;
    }

    private static List<String> labelsIn(String legend) {
        List<String> labels = new ArrayList<>();
        LEGEND.matcher(legend).results().forEach(label -> labels.add(label.group(1)));
        return labels;
    }
}
