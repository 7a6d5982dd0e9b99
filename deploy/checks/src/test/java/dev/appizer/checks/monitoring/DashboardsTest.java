// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

    @Test
    void thereIsADashboardForEachQuestion() throws IOException {
        assertThat(Dashboards.all()).containsOnlyKeys("cost.json", "keeping-up.json", "right.json", "up.json");
        assertThat(Dashboards.all().values())
                .extracting(each -> each.path("uid").asText())
                .doesNotHaveDuplicates();
        assertThat(Dashboards.all().values())
                .extracting(each -> each.path("title").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDashboardIsCompleteAndOfNoSingleInstallation() throws IOException {
        assertThat(Dashboards.all().values().stream().flatMap(each -> PanelProblems.of(each).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsWrongWithADashboardIsFound(String problem, Consumer<ObjectNode> damage) throws IOException {
        ObjectNode dashboard =
                Objects.requireNonNull(Dashboards.all().get("up.json")).deepCopy();
        damage.accept(dashboard);

        assertThat(PanelProblems.of(dashboard)).singleElement().asString().contains(problem);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("id of another", board -> panel(board).put("id", 2)),
                damage("no uid", board -> board.put("uid", "x")),
                damage("id of one installation", board -> board.put("id", 7)),
                damage("old schema", board -> board.put("schemaVersion", 36)),
                damage("not refreshed", board -> board.remove("refresh")),
                damage("begins at one time", board -> at(board, "time").put("from", "2026-11-22T00:00:00Z")),
                damage("ends at one time", board -> at(board, "time").put("to", "2026-11-23T00:00:00Z")),
                damage("link", board -> board.remove("links")),
                damage(
                        "other variables",
                        board -> ((ArrayNode) board.path("templating").path("list")).remove(2)),
                damage("no title", board -> panel(board).put("title", "")),
                damage("bad value", board -> panel(board).put("description", "docs/operate/restore.md")),
                damage("no page that helps", board -> panel(board).put("description", "x".repeat(100))),
                damage(
                        "page that is not there",
                        board -> panel(board).put("description", "docs/operate/no-such-page.md " + "x".repeat(100))),
                damage("no unit", board -> defaults(board).remove("unit")),
                damage("no thresholds", board -> defaults(board).remove("thresholds")),
                damage(
                        "one data source",
                        board -> at(panel(board), "datasource").put("uid", "P1809F7CD0C75ACF3")),
                damage("asks nothing", board -> ((ArrayNode) panel(board).path("targets")).removeAll()),
                damage(
                        "asks one data source",
                        board -> at(target(board), "datasource").put("uid", "mine")),
                damage("more than is chosen", board -> target(board).put("expr", "sum(appizer_http_connections)")));
    }

    @Test
    void queriesHaveNoVariablesLeft() throws IOException {
        List<Dashboards.Query> queries = Dashboards.queries("20s");

        assertThat(queries)
                .noneMatch(query -> query.expression().replace("\"$1\"", "").contains("$"));
        assertThat(queries).anyMatch(query -> query.expression().contains("[20s]"));
    }

    private static Arguments damage(String problem, Consumer<ObjectNode> damage) {
        return Arguments.of(problem, damage);
    }

    private static ObjectNode at(JsonNode node, String name) {
        return (ObjectNode) node.path(name);
    }

    private static ObjectNode panel(ObjectNode dashboard) {
        return (ObjectNode) dashboard.path("panels").path(0);
    }

    private static ObjectNode defaults(ObjectNode dashboard) {
        return at(at(panel(dashboard), "fieldConfig"), "defaults");
    }

    private static ObjectNode target(ObjectNode dashboard) {
        return (ObjectNode) panel(dashboard).path("targets").path(0);
    }
}
