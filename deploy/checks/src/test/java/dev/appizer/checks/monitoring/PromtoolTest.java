// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.appizer.checks.Checkout;
import dev.appizer.testing.tour.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus' own tool says. Where it is not on the path, it is left out. */
@Tag("long")
@Tag("whole")
class PromtoolTest {

    private record Ended(int status, String output) {}

    @BeforeAll
    static void isThere() {
        assumeTrue(Programs.areThere("promtool"), "promtool is missing: rules are not tried");
    }

    @Test
    void theRulesAreRules() throws IOException, InterruptedException {
        assertSucceeds("check", Checkout.files(Rules.DIRECTORY, ".yaml"));
    }

    @Test
    void everyAlertFiresWhenItShouldAndNotWhenItShouldNot() throws IOException, InterruptedException {
        assertSucceeds("test", Checkout.files(Rules.TESTS, ".yaml"));
    }

    @Test
    void everyQueryOfADashboardIsOne(@TempDir Path directory) throws IOException, InterruptedException {
        List<String> queries = Dashboards.queries().stream()
                .map(Dashboards.Query::expression)
                .distinct()
                .toList();

        assertSucceeds("check", List.of(asRules(directory, queries)));
    }

    @Test
    void whatIsNoQueryIsRefused(@TempDir Path directory) throws IOException, InterruptedException {
        Path rules = asRules(directory, List.of("sum by (x) rate(y[1m]"));

        assertThat(promtool("check", "rules", rules.toString()).status).isNotZero();
    }

    @Test
    void anAlertThatDoesNotFireAsExpectedIsFound(@TempDir Path directory) throws IOException, InterruptedException {
        Path test = directory.resolve("test.yaml");
        String expected = Files.readString(Checkout.file(Rules.TESTS).resolve("up.yaml"))
                .replace("../../../../..", Checkout.file("deploy").toString());
        Files.writeString(test, expected);
        assertSucceeds("test", List.of(test));
        Files.writeString(test, expected.replace("eval_time: 9m", "eval_time: 11m"));

        assertThat(promtool("test", "rules", test.toString()).status).isNotZero();
    }

    private static Path asRules(Path directory, List<String> queries) throws IOException {
        String rules = queries.stream()
                .map(query -> "      - record: asked\n        expr: >-\n          " + query + "\n")
                .collect(Collectors.joining("", "groups:\n  - name: asked\n    rules:\n", ""));
        return Files.writeString(directory.resolve("rules.yaml"), rules);
    }

    private static void assertSucceeds(String what, List<Path> files) throws IOException, InterruptedException {
        assertThat(files).isNotEmpty();
        List<String> command = new ArrayList<>(List.of(what, "rules"));
        files.forEach(file -> command.add(file.toString()));
        Ended ended = promtool(command.toArray(String[]::new));
        assertThat(ended.status).as(ended.output).isZero();
    }

    private static Ended promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
