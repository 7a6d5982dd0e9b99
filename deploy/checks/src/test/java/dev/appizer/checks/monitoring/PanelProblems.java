// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a dashboard lacks, or has too much, for whoever looks at it in a Grafana that is not its author's. */
final class PanelProblems {

    private static final String DATA_SOURCE = "${datasource}";

    private final List<String> problems = new ArrayList<>();
    private final JsonNode dashboard;

    private PanelProblems(JsonNode dashboard) {
        this.dashboard = dashboard;
    }

    static List<String> of(JsonNode dashboard) {
        PanelProblems found = new PanelProblems(dashboard);
        found.ofTheWhole();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            found.expect(ids.add(panel.path("id").asInt()), panel, "has the id of another");
            found.ofThePanel(panel);
        }
        found.expect(!ids.isEmpty(), dashboard, "has no panels");
        return found.problems;
    }

    private void ofTheWhole() {
        expect(dashboard.path("uid").asText().startsWith("appizer-"), dashboard, "has no uid of its own");
        expect(!dashboard.has("id"), dashboard, "has the id of one installation");
        expect(dashboard.path("schemaVersion").asInt() >= 39, dashboard, "is of an old schema");
        expect(dashboard.path("refresh").asText().equals("10s"), dashboard, "is not refreshed");
        expect(dashboard.path("time").path("from").asText().startsWith("now-"), dashboard, "begins at one time");
        expect(dashboard.path("time").path("to").asText().equals("now"), dashboard, "ends at one time");
        expect(hasLinkToTheOthers(), dashboard, "has no link to the others, or none from them");
        Set<String> variables = new HashSet<>();
        dashboard
                .path("templating")
                .path("list")
                .forEach(variable -> variables.add(variable.path("name").asText()));
        expect(variables.equals(Set.of("datasource", "namespace", "instance")), dashboard, "has other variables");
    }

    /** By a tag that all bear, so that it leads to them wherever they are. */
    private boolean hasLinkToTheOthers() {
        JsonNode link = dashboard.path("links").path(0);
        return link.path("type").asText().equals("dashboards")
                && link.path("tags").path(0).asText().equals("appizer")
                && dashboard.path("tags").path(0).asText().equals("appizer");
    }

    private void ofThePanel(JsonNode panel) {
        JsonNode defaults = panel.path("fieldConfig").path("defaults");
        expect(!panel.path("title").asText().isBlank(), panel, "has no title");
        expect(panel.path("description").asText().length() > 80, panel, "does not say what a bad value means");
        expect(panel.path("description").asText().contains("docs/operate/"), panel, "names no page that helps");
        expect(Runbooks.areThere(panel.path("description").asText()), panel, "names a page that is not there");
        expect(!defaults.path("unit").asText().isBlank(), panel, "has no unit");
        expect(!defaults.path("thresholds").path("steps").isEmpty(), panel, "has no thresholds");
        expect(DATA_SOURCE.equals(panel.path("datasource").path("uid").asText()), panel, "has one data source");
        expect(!panel.path("targets").isEmpty(), panel, "asks nothing");
        for (JsonNode target : panel.path("targets")) {
            expect(DATA_SOURCE.equals(target.path("datasource").path("uid").asText()), panel, "asks one data source");
            String expression = target.path("expr").asText();
            expect(!expression.isBlank(), panel, "has an empty query");
            expect(everySelectorIsOfTheChosen(expression), panel, "asks for more than is chosen: " + expression);
        }
    }

    private static boolean everySelectorIsOfTheChosen(String expression) {
        return Promql.ask(Dashboards.replaced(expression, "1m")).selectors().stream()
                .allMatch(selector -> selector.labels().containsAll(Set.of("namespace", "instance")));
    }

    private void expect(boolean holds, JsonNode where, String problem) {
        if (!holds) {
            problems.add(where.path("title").asText() + " " + problem);
        }
    }
}
