// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The dashboards of the chart, and what they ask Prometheus. */
public final class Dashboards {

    private static final String DIRECTORY = "deploy/helm/appizer/dashboards";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Dashboards() {}

    /**
     * What one panel asks.
     *
     * @param dashboard its file, such as {@code up.json}
     * @param panel its title
     * @param expression PromQL, with the template variables replaced
     * @param legend how its series are named
     */
    public record Query(String dashboard, String panel, String expression, String legend) {}

    /** Every query of every panel, over all namespaces and instances, as for a scrape every fifteen seconds. */
    public static List<Query> queries() throws IOException {
        return queries("1m");
    }

    /**
     * Every query of every panel, over all namespaces and instances.
     *
     * @param window what rates are taken over, such as {@code 1m}: four times the interval of scrapes or more
     */
    public static List<Query> queries(String window) throws IOException {
        List<Query> queries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> dashboard : all().entrySet()) {
            for (JsonNode panel : dashboard.getValue().path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(new Query(
                            dashboard.getKey(),
                            panel.path("title").asText(),
                            replaced(target.path("expr").asText(), window),
                            target.path("legendFormat").asText()));
                }
            }
        }
        return queries;
    }

    /** By the names of their files. */
    static Map<String, JsonNode> all() throws IOException {
        Map<String, JsonNode> dashboards = new TreeMap<>();
        for (Path file : Checkout.files(DIRECTORY, ".json")) {
            dashboards.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
        }
        return dashboards;
    }

    /** As Grafana does it, where everything is chosen. */
    static String replaced(String expression, String window) {
        return expression
                .replace("$__rate_interval", window)
                .replace("$__interval", window)
                .replace("$__range", window)
                .replace("$namespace", ".*")
                .replace("$instance", ".*")
                .replace("${datasource}", "prometheus");
    }
}
