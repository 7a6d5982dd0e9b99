// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each alert says how bad it is, what it means and what to do, here and on the page, and is tested both ways. */
class AlertsTest {

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() throws IOException {
        assertThat(Rules.alerts()).isNotEmpty().allSatisfy(alert -> {
            JsonNode says = alert.path("annotations");
            assertThat(alert.path("alert").asText()).startsWith("Appizer");
            assertThat(alert.path("labels").path("severity").asText()).isIn("warning", "critical");
            assertThat(says.path("summary").asText()).isNotBlank().hasSizeLessThan(80);
            assertThat(says.path("description").asText()).hasSizeGreaterThan(80);
            assertThat(says.path("runbook").asText())
                    .startsWith("docs/operate/")
                    .matches(Runbooks::areThere);
        });
    }

    @Test
    void aPageThatIsNotThereIsNoRunbook() {
        assertThat(Runbooks.areThere("docs/operate/restore.md")).isTrue();
        assertThat(Runbooks.areThere("docs/operate/restore.md, docs/operate/pray.md"))
                .isFalse();
    }

    @Test
    void ofEveryAlertItIsTestedThatItFiresAndThatItDoesNot() throws IOException {
        assertThat(expected(false)).isEqualTo(names());
        assertThat(expected(true)).isEqualTo(names());
    }

    @Test
    void thePageNamesEveryAlertAndEveryDashboard() throws IOException {
        String page = Files.readString(Checkout.file("docs/operate/monitoring.md"));

        assertThat(names()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        for (JsonNode dashboard : Dashboards.all().values()) {
            assertThat(page)
                    .containsIgnoringCase(
                            "| " + dashboard.path("title").asText().replace("Appizer: ", "") + " |");
        }
    }

    private static Set<String> names() throws IOException {
        return named(Rules.alerts(), "alert");
    }

    private static Set<String> expected(boolean none) throws IOException {
        return named(
                Rules.expectations().stream()
                        .filter(test -> test.path("exp_alerts").isEmpty() == none)
                        .toList(),
                "alertname");
    }

    private static Set<String> named(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.path(field).asText()).collect(Collectors.toSet());
    }
}
