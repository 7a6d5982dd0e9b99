// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rules of the chart, and the tests of them. */
final class Rules {

    static final String DIRECTORY = "deploy/helm/appizer/rules";
    static final String TESTS = "deploy/checks/src/test/resources/rules";
    private static final YAMLMapper YAML = new YAMLMapper();

    private Rules() {}

    /** All alerts, in their order. */
    static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        for (JsonNode file : read(DIRECTORY)) {
            for (JsonNode group : file.path("groups")) {
                group.path("rules").forEach(alerts::add);
            }
        }
        return alerts;
    }

    /** What is expected of alerts in the tests: each with {@code alertname} and {@code exp_alerts}. */
    static List<JsonNode> expectations() throws IOException {
        List<JsonNode> expectations = new ArrayList<>();
        for (JsonNode file : read(TESTS)) {
            for (JsonNode test : file.path("tests")) {
                test.path("alert_rule_test").forEach(expectations::add);
            }
        }
        return expectations;
    }

    private static List<JsonNode> read(String directory) throws IOException {
        List<JsonNode> files = new ArrayList<>();
        for (Path file : Checkout.files(directory, ".yaml")) {
            files.add(YAML.readTree(file.toFile()));
        }
        return files;
    }
}
