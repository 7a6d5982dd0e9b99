// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever an object names is there: pods by their labels, maps, volumes, and the files that settings speak of. */
@WithHelm
class ReferencesTest {

    private static final Pattern FILE = Pattern.compile("(/run/secrets/appizer/[^}\"\\s]+)");

    @TestFactory
    Stream<DynamicTest> nothingLeadsNowhere() {
        return Variations.each(rendered -> {
            assertThat(problems(rendered)).isEmpty();
        });
    }

    @Test
    void whatLeadsNowhereIsFound() {
        String text = Rendering.of("production").text();

        assertThat(problems(Rendered.of(text.replaceFirst("path: user-info", "path: user"))))
                .singleElement()
                .asString()
                .contains("/run/secrets/appizer/registry/user-info");
        assertThat(problems(Rendered.of(text.replaceFirst("serviceName: \\S+", "serviceName: other"))))
                .hasSize(1);
        assertThat(problems(Rendered.of(text.replaceFirst("mountPath: /tmp", "mountPath: /etc/appizer"))))
                .hasSize(1);
        assertThat(problems(Rendered.of(text.replaceFirst(
                        "component: segment-stream(\\s+app\\.kubernetes\\.io/part-of: appizer\\s+annotations)",
                        "component: other$1"))))
                .isNotEmpty();
    }

    private static List<String> problems(Rendered rendered) {
        List<String> problems = new ArrayList<>();
        rendered.workloads().forEach(workload -> {
            workloadProblems(rendered, workload, problems);
            fileProblems(rendered, workload, problems);
        });
        selectorProblems(rendered, problems);
        scalingProblems(rendered, problems);
        return problems;
    }

    private static void workloadProblems(Rendered rendered, JsonNode workload, List<String> problems) {
        String name = Rendered.name(workload);
        Set<String> volumes = names(workload.at("/spec/template/spec/volumes"));
        workload.at("/spec/volumeClaimTemplates").forEach(claim -> volumes.add(Rendered.name(claim)));
        Set<String> mounted = names(Rendered.container(workload).path("volumeMounts"));
        if (!volumes.equals(mounted)) {
            problems.add(name + " has the volumes " + volumes + " and mounts " + mounted);
        }
        placeProblems(name, Rendered.container(workload).path("volumeMounts"), problems);
        workload.findParents("configMap").forEach(volume -> {
            String map = volume.at("/configMap/name").asText();
            if (rendered.all("ConfigMap").stream()
                    .noneMatch(one -> Rendered.name(one).equals(map))) {
                problems.add(name + " wants the ConfigMap " + map);
            }
        });
        if (!Rendered.kind(workload).equals("StatefulSet")) {
            return;
        }
        String headless = workload.at("/spec/serviceName").asText();
        if (rendered.all("Service").stream().noneMatch(service -> isHeadless(service, headless))) {
            problems.add(name + " wants the headless Service " + headless);
        }
    }

    private static void placeProblems(String name, JsonNode mounts, List<String> problems) {
        Set<String> places = new HashSet<>();
        mounts.forEach(mount -> {
            if (!places.add(mount.path("mountPath").asText())) {
                problems.add(name + " mounts twice at " + mount.path("mountPath"));
            }
        });
    }

    private static boolean isHeadless(JsonNode service, String name) {
        return Rendered.name(service).equals(name)
                && service.at("/spec/clusterIP").asText().equals("None")
                && service.at("/spec/publishNotReadyAddresses").asBoolean();
    }

    /** Files of secrets that the settings name, and whether a volume has them there. */
    private static void fileProblems(Rendered rendered, JsonNode workload, List<String> problems) {
        String component = Rendered.component(workload);
        Set<String> files = new HashSet<>();
        workload.at("/spec/template/spec/volumes")
                .forEach(volume -> volume.findValues("items")
                        .forEach(items -> items.forEach(item -> files.add(
                                "/run/secrets/appizer/" + volume.path("name").asText() + "/"
                                        + item.path("path").asText()))));
        Set<String> named = FILE.matcher(rendered.properties(component))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        if (!files.equals(named)) {
            problems.add(Rendered.name(workload) + " has the files " + files + " and its settings name " + named);
        }
        JsonNode arguments = Rendered.container(workload).path("args");
        String argument = arguments.path(arguments.size() - 1).asText();
        if (!argument.equals("/etc/appizer/" + component + ".properties")) {
            problems.add(Rendered.name(workload) + " is started with " + argument);
        }
    }

    private static void selectorProblems(Rendered rendered, List<String> problems) {
        for (JsonNode object : rendered.objects()) {
            JsonNode selector = switch (Rendered.kind(object)) {
                case "Service" -> object.at("/spec/selector");
                case "NetworkPolicy" -> object.at("/spec/podSelector/matchLabels");
                case "Deployment", "StatefulSet", "PodDisruptionBudget" -> object.at("/spec/selector/matchLabels");
                default -> null;
            };
            if (selector != null) {
                List<String> selected = rendered.workloads().stream()
                        .filter(workload -> has(workload.at("/spec/template/metadata/labels"), selector))
                        .map(Rendered::component)
                        .toList();
                if (!selected.equals(List.of(Rendered.component(object)))) {
                    problems.add(Rendered.kind(object) + " " + Rendered.name(object) + " selects " + selected);
                }
            }
        }
        rendered.all("ServiceMonitor").forEach(monitor -> {
            long services = rendered.all("Service").stream()
                    .filter(service -> has(service.at("/metadata/labels"), monitor.at("/spec/selector/matchLabels")))
                    .count();
            if (services != 1) {
                problems.add(Rendered.name(monitor) + " scrapes " + services + " services");
            }
        });
    }

    private static void scalingProblems(Rendered rendered, List<String> problems) {
        rendered.objects().stream()
                .filter(object -> object.at("/spec/scaleTargetRef").isObject())
                .forEach(object -> {
                    JsonNode target = object.at("/spec/scaleTargetRef");
                    boolean isThere = rendered.workloads().stream()
                            .anyMatch(workload -> Rendered.kind(workload)
                                            .equals(target.path("kind").asText())
                                    && Rendered.name(workload)
                                            .equals(target.path("name").asText())
                                    && !workload.path("spec").has("replicas"));
                    if (!isThere) {
                        problems.add(Rendered.name(object) + " scales what is not there, or has its own replicas");
                    }
                });
    }

    private static boolean has(JsonNode labels, JsonNode selector) {
        return selector.properties().stream().allMatch(entry -> entry.getValue().equals(labels.path(entry.getKey())));
    }

    private static Set<String> names(JsonNode list) {
        return Rendered.each(list).map(one -> one.path("name").asText()).collect(Collectors.toSet());
    }
}
