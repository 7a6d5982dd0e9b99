// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A stage has the settings of one group protocol, never of both: Kafka Streams refuses to start with a mixture. */
@WithHelm
class GroupProtocolTest {

    private static final Pattern CLASSIC = Pattern.compile(
            "standby[._]replicas|session[._]timeout|heartbeat[._]interval|group[._]instance[._]id",
            Pattern.CASE_INSENSITIVE);

    @TestFactory
    Stream<DynamicTest> noStageMixesThem() {
        return Variations.each(rendered -> {
            for (String stage : Rendered.STAGES) {
                List<String> said = said(rendered, stage);
                boolean isStreams = said.contains("streams.group.protocol=streams");
                assertThat(said.stream().filter(CLASSIC.asPredicate()).toList()).hasSize(isStreams ? 0 : 4);
                assertThat(said.stream()
                                .filter(line -> line.contains("group.protocol"))
                                .toList())
                        .hasSize(isStreams ? 1 : 0);
            }
        });
    }

    @Test
    void aStaticMemberIsCalledAsItsPod() {
        assertThat(Rendered.container(Rendering.of("production").render().workload("segment-stream"))
                        .path("env"))
                .anyMatch(variable -> variable.path("name").asText().equals("APPIZER_STREAMS_GROUP_INSTANCE_ID")
                        && variable.at("/valueFrom/fieldRef/fieldPath").asText().equals("metadata.name"));
    }

    @Test
    void aStageCanHaveNoStandbysThoughTheOthersHave() {
        Rendered rendered = Rendering.of("mtls").render();

        assertThat(rendered.properties("enrichment-stream")).contains("standby.replicas=0\n");
        assertThat(rendered.properties("segment-stream")).contains("standby.replicas=1\n");
    }

    private static List<String> said(Rendered rendered, String stage) {
        List<String> said = new ArrayList<>(rendered.properties(stage).lines().toList());
        Rendered.container(rendered.workload(stage))
                .path("env")
                .forEach(variable -> said.add(variable.path("name").asText()));
        return said;
    }
}
