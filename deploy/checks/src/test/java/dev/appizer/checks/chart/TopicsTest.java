// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The topics of the chart are those of the map of topics, and no others. */
@WithHelm
class TopicsTest {

    private static final String STRIMZI = "topics: {create: strimzi}\nstrimzi: {cluster: kafka}\n";

    /** What a topic is; by its name there can be one only. */
    private record Kind(int partitions, Map<String, String> config) {}

    @Test
    void everyTopicIsThereAsTheCodeWouldMakeIt() {
        Topics topics = Topics.of("appizer.", 24, TestTopics.serdes());

        assertThat(rendered(Rendering.of("production").render())).isEqualTo(expected(topics, (short) 3));
    }

    @Test
    void soItIsUnderAnotherPrefix() {
        Rendered rendered = Rendering.of("minimal")
                .with(STRIMZI + "topics: {create: strimzi, prefix: My_Shop-, partitions: 3}")
                .render();

        assertThat(rendered(rendered)).isEqualTo(expected(Topics.of("My_Shop-", 3, TestTopics.serdes()), (short) -1));
        assertThat(rendered.all("KafkaTopic").stream().map(Rendered::name))
                .allMatch(name -> name.matches("my-shop-[-a-z.]+"));
    }

    @Test
    void copiesAreTheBrokersBusinessUnlessSet() {
        assertThat(Rendering.of("minimal").with(STRIMZI).render().all("KafkaTopic"))
                .hasSize(Topics.of("", 1, TestTopics.serdes()).all().size())
                .noneMatch(topic -> topic.at("/spec").has("replicas"));
        assertThat(Rendering.of("production").render().all("KafkaTopic"))
                .allMatch(topic -> topic.at("/spec/replicas").asInt() == 3);
    }

    @Test
    void theyStayWhenTheReleaseIsRemoved() {
        assertThat(Rendering.of("production").render().all("KafkaTopic"))
                .allMatch(topic -> topic.at("/metadata/annotations")
                        .path("helm.sh/resource-policy")
                        .asText()
                        .equals("keep"));
    }

    @Test
    void whoeverCreatesThemIsOne() {
        Rendered job = Rendering.of("minimal").render();
        Rendered strimzi = Rendering.of("production").render();
        Rendered nobody = Rendering.of("minimal").with("topics: {create: none}").render();

        assertThat(job.all("Job")).hasSize(1);
        assertThat(job.all("KafkaTopic")).isEmpty();
        assertThat(strimzi.all("Job")).isEmpty();
        assertThat(nobody.all("Job")).isEmpty();
        assertThat(nobody.all("KafkaTopic")).isEmpty();
    }

    private static Map<String, Kind> rendered(Rendered rendered) {
        Map<String, Kind> kinds = new TreeMap<>();
        for (JsonNode topic : rendered.all("KafkaTopic")) {
            Map<String, String> config = topic.at("/spec/config").properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().asText()));
            kinds.put(
                    topic.at("/spec/topicName").asText(),
                    new Kind(topic.at("/spec/partitions").asInt(), config));
        }
        return kinds;
    }

    private static Map<String, Kind> expected(Topics topics, short copies) {
        Map<String, Kind> kinds = new TreeMap<>();
        topics.all().forEach(topic -> {
            NewTopic made = topic.create(copies);
            kinds.put(made.name(), new Kind(made.numPartitions(), made.configs()));
        });
        return kinds;
    }
}
