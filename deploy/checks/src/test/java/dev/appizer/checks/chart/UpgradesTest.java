// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another version of the chart and of the images changes nothing that a cluster refuses to change. */
@WithHelm
class UpgradesTest {

    private static final String CHANGES = """
            image: {tag: next}
            config: {http.idle.timeout: 60s}
            stages: {threads: 3, startupSeconds: 100}
            pods: {labels: {team: other}}
            """;

    @Test
    void noUpgradeChangesWhatCantBeChanged(@TempDir Path copy) throws IOException {
        ChartCopy.into(copy);
        Path about = copy.resolve("Chart.yaml");
        Files.writeString(about, Files.readString(about).replaceAll("0\\.1\\.0\\S*", "9.9.9"));
        Rendered before = Rendering.of("minimal").render();
        Rendered after = Rendering.of("minimal").with(CHANGES).from(copy).render();

        assertThat(before.all("StatefulSet")).hasSize(Rendered.STAGES.size() + 1);
        for (JsonNode set : before.all("StatefulSet")) {
            assertThat(fixed(after.one("StatefulSet", Rendered.component(set)))).isEqualTo(fixed(set));
        }
        assertThat(after.one("Deployment", "ingest-gateway").at("/spec/selector"))
                .isEqualTo(before.one("Deployment", "ingest-gateway").at("/spec/selector"));
        assertThat(Rendered.name(after.all("Job").get(0)))
                .isNotEqualTo(Rendered.name(before.all("Job").get(0)));
    }

    /** All but what a StatefulSet lets change. */
    private static JsonNode fixed(JsonNode set) {
        ObjectNode spec = set.path("spec").deepCopy();
        spec.remove(List.of(
                "replicas",
                "ordinals",
                "template",
                "updateStrategy",
                "persistentVolumeClaimRetentionPolicy",
                "minReadySeconds"));
        return spec;
    }

    @Test
    void aJobThatIsTheSameHasTheSameName() {
        assertThat(Rendering.of("minimal").render().all("Job"))
                .isEqualTo(Rendering.of("minimal")
                        .with("gateway: {replicas: 5}")
                        .render()
                        .all("Job"));
    }

    @Test
    void onlyWhatConcernsAServiceRestartsIt() {
        Rendered before = Rendering.of("minimal").render();
        Rendered after = Rendering.of("minimal")
                .with("segment: {config: {segments.history.retention: 90d}}")
                .render();

        assertThat(template(after, "segment-stream")).isNotEqualTo(template(before, "segment-stream"));
        assertThat(template(after, "identity-stream")).isEqualTo(template(before, "identity-stream"));
        assertThat(template(after, "ingest-gateway")).isEqualTo(template(before, "ingest-gateway"));
    }

    private static JsonNode template(Rendered rendered, String service) {
        return rendered.workload(service).at("/spec/template");
    }

    @Test
    void twoReleasesInANamespaceShareNothing() {
        Rendering second =
                Rendering.of("production").with("topics: {prefix: other.}").as("second");
        Set<String> names = new HashSet<>();
        List.of(Rendering.of("production").render(), second.render())
                .forEach(rendered -> rendered.objects()
                        .forEach(object -> assertThat(names.add(Rendered.kind(object) + " " + Rendered.name(object)))
                                .as("%s", Rendered.name(object))
                                .isTrue()));
    }

    @Test
    void releasesWithLongNamesAreToldApart() {
        String name = "the-events-of-all-our-customers-in-europe-";
        assertThat(Rendered.name(Rendering.of("minimal").as(name + "1").render().workload("segment-stream")))
                .isNotEqualTo(Rendered.name(
                        Rendering.of("minimal").as(name + "2").render().workload("segment-stream")));
    }
}
