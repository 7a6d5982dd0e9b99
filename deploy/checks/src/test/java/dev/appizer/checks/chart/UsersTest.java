// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.checks.Checkout;
import dev.appizer.streams.run.StreamsApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each service may do at Kafka is what it does, by the README's table, which is held against the topologies. */
@WithHelm
class UsersTest {

    private static final String PREFIX = "appizer.";
    private static final Pattern CODE = Pattern.compile("`([a-z.-]+)`");

    private final Rendered rendered = Rendering.of("production").render();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest-gateway",
                "enrichment-stream",
                "identity-stream",
                "segment-stream",
                "action-stream",
                "analytics"
            })
    void everyServiceMayReadAndWriteWhatItReadsAndWrites(String service) throws IOException {
        String[] cells = Files.readString(Checkout.file("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `" + service + "` |"))
                .findFirst()
                .orElseThrow()
                .split("\\|", -1);

        assertThat(allowed(service, "Read")).containsAll(topics(cells[3]));
        assertThat(allowed(service, "Write")).containsAll(topics(cells[4]));
    }

    /** A reset reads what its stage had told, and an API writes what its stage reads. */
    @Test
    void nobodyMayDoMuchMore() {
        assertThat(allowed("ingest-gateway", "Read")).isEmpty();
        assertThat(allowed("ingest-gateway", "Write")).hasSize(1);
        for (String stage : Rendered.STAGES) {
            Set<String> writes = allowed(stage, "Write");
            Set<String> onlyReads = allowed(stage, "Read");
            onlyReads.removeAll(writes);
            assertThat(onlyReads).isNotEmpty().noneMatch(topic -> topic.endsWith("dead-letter"));
        }
        assertThat(acls(rendered.one("KafkaUser", Rendered.ANALYTICS)))
                .hasSize(4)
                .allMatch(acl -> resource(acl).matches("topic .* literal"))
                .allMatch(acl -> operations(acl).equals(Set.of("Read", "Describe")));
        assertThat(allowed("segment-stream", "Write")).noneMatch(topic -> topic.startsWith("identity."));
        assertThat(allowed("action-stream", "Write"))
                .noneMatch(topic -> topic.startsWith("segments.") || topic.equals("profiles"));
        assertThat(rendered.all("KafkaUser"))
                .allMatch(user -> acls(user).stream()
                        .noneMatch(acl -> acl.at("/resource/type").asText().equals("cluster")
                                || operations(acl).contains("All")
                                || acl.at("/resource/name").asText().equals("*")));
    }

    @Test
    void everyStageOwnsWhatBeginsWithItsApplicationId() {
        for (String stage : Rendered.STAGES) {
            String id = StreamsApplication.id(PREFIX, stage);
            List<JsonNode> acls = acls(rendered.one("KafkaUser", stage));
            assertThat(acls)
                    .anyMatch(acl -> resource(acl).equals("topic " + id + "- prefix")
                            && operations(acl)
                                    .containsAll(Set.of(
                                            "Read", "Write", "Create", "Delete", "Describe", "DescribeConfigs")));
            assertThat(acls).anyMatch(acl -> resource(acl).equals("group " + id + " literal"));
            assertThat(acls).anyMatch(acl -> resource(acl).equals("transactionalId " + id + "- prefix"));
        }
    }

    @Test
    void campaignsMayWriteToTheTopicsThatTheValuesName() {
        assertThat(acls(rendered.one("KafkaUser", "action-stream")))
                .filteredOn(acl -> resource(acl).equals("topic shop.notifications literal"))
                .singleElement()
                .matches(acl -> operations(acl).equals(Set.of("Write", "Describe")));
    }

    @Test
    void theOperatorMayReadEverythingAndMakeNothing() {
        List<JsonNode> acls = acls(rendered.one("KafkaUser", "operator"));

        assertThat(acls)
                .anyMatch(acl -> resource(acl).equals("topic " + PREFIX + " prefix")
                        && operations(acl).equals(Set.of("Read", "Describe", "DescribeConfigs")));
        assertThat(acls)
                .noneMatch(acl ->
                        operations(acl).contains("Create") || operations(acl).contains("Delete"));
        assertThat(Rendering.of("mtls").render().find("KafkaUser", "operator")).isEmpty();
    }

    @Test
    void onlyTheJobMayCreateTopics() {
        Rendered job = Rendering.of("mtls").render();

        assertThat(acls(job.one("KafkaUser", "topics")))
                .singleElement()
                .matches(acl -> resource(acl).equals("topic " + PREFIX + " prefix"))
                .matches(acl -> operations(acl).equals(Set.of("Create", "Describe", "DescribeConfigs")));
        assertThat(rendered.find("KafkaUser", "topics")).isEmpty();
    }

    @Test
    void everyPodLogsInAsItsUser() {
        for (String service : Rendered.SERVICES) {
            String user = Rendered.name(rendered.one("KafkaUser", service));
            assertThat(rendered.properties(service)).contains("username=\"" + user + "\"");
            assertThat(rendered.workload(service).findValues("secret").stream()
                            .map(secret -> secret.path("name").asText()))
                    .contains(user);
        }
    }

    private static Set<String> topics(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> allowed(String service, String operation) {
        return acls(rendered.one("KafkaUser", service)).stream()
                .filter(acl -> operations(acl).contains(operation))
                .map(UsersTest::resource)
                .filter(resource -> resource.startsWith("topic " + PREFIX) && resource.endsWith(" literal"))
                .map(resource -> Arrays.asList(resource.split(" ")).get(1).substring(PREFIX.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> acls(JsonNode user) {
        return Rendered.each(user.at("/spec/authorization/acls")).toList();
    }

    private static String resource(JsonNode acl) {
        JsonNode resource = acl.path("resource");
        return String.join(
                " ",
                resource.path("type").asText(),
                resource.path("name").asText(),
                resource.path("patternType").asText());
    }

    private static Set<String> operations(JsonNode acl) {
        return Rendered.each(acl.path("operations")).map(JsonNode::asText).collect(Collectors.toSet());
    }
}
