// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every object that any values render is one that a cluster takes. */
@WithHelm
class RenderedObjectsTest {

    private static final Pattern SERVICE_NAME = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    /** Behind it a revision stands in a label. */
    private static final int LONGEST_STATEFUL_SET = 52;

    private final ObjectRules rules = new ObjectRules();

    @TestFactory
    Stream<DynamicTest> everyObjectIsOfItsKind() {
        return Variations.each(rendered -> {
            assertThat(rendered.objects()).hasSizeGreaterThan(10);
            assertThat(problems(rendered)).isEmpty();
        });
    }

    private List<String> problems(Rendered rendered) {
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode object : rendered.objects()) {
            String what = Rendered.kind(object) + " " + Rendered.name(object);
            rules.problems(object).forEach(problem -> problems.add(what + ": " + problem));
            nameProblems(object).forEach(problem -> problems.add(what + ": " + problem));
            if (!names.add(what)) {
                problems.add(what + " is there twice");
            }
        }
        return problems;
    }

    private static List<String> nameProblems(JsonNode object) {
        List<String> problems = new ArrayList<>();
        String kind = Rendered.kind(object);
        String name = Rendered.name(object);
        if (kind.equals("Service") && !SERVICE_NAME.matcher(name).matches()) {
            problems.add("is not the name of a Service");
        }
        if (kind.equals("StatefulSet") && name.length() > LONGEST_STATEFUL_SET) {
            problems.add("is too long for a StatefulSet");
        }
        object.findValues("labels")
                .forEach(labels -> labels.forEach(label -> {
                    if (!LABEL.matcher(label.asText()).matches()) {
                        problems.add("has a label that is none: " + label);
                    }
                }));
        return problems;
    }

    @Test
    void whatIsNoObjectIsFound() {
        String deployment = """
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {%s,
                 selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: a, ports: [{containerPort: %s}]}]}}}}
                """;
        assertThat(rules.problems(Rendered.yaml(deployment.formatted("replicas: 1", "1"))))
                .isEmpty();
        assertThat(rules.problems(Rendered.yaml(deployment.formatted("replica: 1", "1"))))
                .isNotEmpty();
        assertThat(rules.problems(Rendered.yaml(deployment.formatted("replicas: \"1\"", "1"))))
                .anyMatch(problem -> problem.startsWith("/spec/replicas is not"));
        assertThat(rules.problems(Rendered.yaml(deployment.formatted("replicas: 1", "http"))))
                .anyMatch(problem -> problem.contains("/containerPort is not"));
        assertThat(rules.problems(
                        Rendered.yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: 1}}")))
                .isNotEmpty();
        assertThat(rules.problems(Rendered.yaml("{apiVersion: v2, kind: ConfigMap, metadata: {name: a}}")))
                .isNotEmpty();
    }

    @Test
    void whatIsNoObjectOfAnOperatorIsFound() {
        String topic = "{apiVersion: kafka.strimzi.io/v1, kind: KafkaTopic, metadata: {name: a}, spec: {%s}}";
        assertThat(rules.problems(Rendered.yaml(topic.formatted("partitions: 1"))))
                .isEmpty();
        assertThat(rules.problems(Rendered.yaml(topic.formatted("partitions: 0"))))
                .isNotEmpty();
        assertThat(rules.problems(Rendered.yaml(topic.formatted("partition: 1"))))
                .isNotEmpty();
        assertThat(rules.problems(Rendered.yaml("""
                        {apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: a}, spec: {scaleTargetRef: {name: a},
                         triggers: [{type: kafka, metadata: {bootstrapServers: a, consumerGroup: a, topic: a, lagThreshold: 5}}]}}
                        """))).hasSize(1);
    }

    @Test
    void aNameThatIsTooLongIsFound() {
        String set = "{kind: StatefulSet, metadata: {name: %s, labels: {a: %s}}}";
        assertThat(nameProblems(Rendered.yaml(set.formatted("a".repeat(53), "b".repeat(64)))))
                .hasSize(2);
    }
}
