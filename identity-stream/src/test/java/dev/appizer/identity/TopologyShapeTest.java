// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.serdes.TestTopics;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.junit.jupiter.api.Test;

class TopologyShapeTest {

    private final TopologyDescription description =
            StageDriver.topology(TestTopics.topics(6)).describe();

    /**
     * A renamed store, a node that moves or a sub-topology with another number leaves its state behind on the next
     * deployment, and clusters that are gone split every person: whoever changes this file decides that on purpose.
     */
    @Test
    void theTopologyIsTheOneThatRunsAlready() throws IOException {
        assertThat(description.toString()).isEqualToIgnoringNewLines(resource("expected-topology.txt"));
    }

    /**
     * The control plane is one task. Joined with a partitioned topic, or sharing a store with the routers, it would run
     * on every partition with a part of the links each, and all events would wait for it.
     */
    @Test
    void theControlPlaneIsASubTopologyOfItsOwnWithOneInputAndOneStore() {
        List<Subtopology> withClusters = description.subtopologies().stream()
                .filter(part -> stores(part).contains("clusters"))
                .toList();

        assertThat(withClusters).singleElement().satisfies(part -> {
            assertThat(stores(part)).containsExactly("clusters");
            assertThat(sources(part)).containsExactly("links-repartition");
        });
    }

    @Test
    void theRoutersReadEverythingElse() {
        assertThat(description.subtopologies().stream()
                        .filter(part -> stores(part).contains("identifiers")))
                .singleElement()
                .satisfies(part -> assertThat(sources(part))
                        .containsExactlyInAnyOrder(
                                "test.events.enriched",
                                "test.identity.aliases",
                                "seen-notices-repartition",
                                "test.commands",
                                "commands-to-all-repartition"));
    }

    private static Set<String> stores(Subtopology part) {
        return part.nodes().stream()
                .filter(Processor.class::isInstance)
                .flatMap(node -> ((Processor) node).stores().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> sources(Subtopology part) {
        Set<String> topics = new HashSet<>();
        for (Node node : part.nodes()) {
            if (node instanceof Source source) {
                topics.addAll(source.topicSet());
            }
        }
        return topics;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TopologyShapeTest.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }
}
