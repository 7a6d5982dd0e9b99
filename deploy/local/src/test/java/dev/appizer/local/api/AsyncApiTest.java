// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecificationVersion;
import dev.appizer.local.docs.Project;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

/**
 * The document of the topics is what the code says. To write it anew: {@code mvn test -pl deploy/local -am
 * -Dtest=AsyncApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dwrite.docs}.
 */
class AsyncApiTest {

    private static final String PREFIX = Objects.requireNonNull(CommonSettings.TOPICS_PREFIX.defaultText());

    private final Topics topics = Topics.of(
            PREFIX,
            Integer.parseInt(Objects.requireNonNull(CommonSettings.TOPICS_PARTITIONS.defaultText())),
            TestTopics.serdes());

    @Test
    void theDocumentIsWhatTopicsAndSchemasSay() throws IOException {
        String expected = new AsyncApi(PREFIX, topics, TopicsPage.read()).text();
        if (System.getProperty("write.docs") != null) {
            Files.writeString(Project.root().resolve(Document.ASYNC_API), expected);
        }
        assertThat(Project.read(Document.ASYNC_API)).isEqualTo(expected);
    }

    @Test
    void itIsADocumentOfAsyncApi30() throws IOException {
        Specification asyncApi = Specification.named("asyncapi-3.0.schema.json", SpecificationVersion.DRAFT_7);
        Document document = Document.asyncApi();

        assertThat(asyncApi.problems(document.json())).isEmpty();
        assertThat(asyncApi.problems(document.json().path("info"))).isNotEmpty();
        assertThat(document.broken()).isEmpty();
    }

    @Test
    void whatWasReadFromItsPayloadsIsReadWithTheTopicsSchemas() throws IOException {
        JsonNode document = Document.asyncApi().json();
        int held = 0;
        for (Topic<?> topic : topics.all()) {
            JsonNode channel = document.path("channels").path(topic.name().substring(PREFIX.length()));
            for (JsonNode message : channel.path("messages")) {
                String name = message.path("$ref").asText().replaceFirst(".*/", "");
                JsonNode payload = document.at("/components/messages/" + name + "/payload");
                Schema told = new Schema.Parser().parse(payload.path("schema").toString());

                assertThat(payload.path("schemaFormat").asText()).isEqualTo(AsyncApi.AVRO);
                assertThat(SchemaNormalization.toParsingForm(told))
                        .isEqualTo(SchemaNormalization.toParsingForm(Objects.requireNonNull(topic.schema())));
                held++;
            }
        }
        assertThat(held).isEqualTo(document.path("channels").size()).isGreaterThan(5);
    }

    @Test
    void everySchemaNamesItsTopic() {
        for (Topic<?> topic : topics.all()) {
            Schema schema = topic.schema();
            if (schema != null) {
                assertThat(schema.getDoc()).contains("Topic " + topic.name().substring(PREFIX.length()) + ", keyed ");
            }
        }
    }

    @Test
    void whatIsForOthersIsSent() throws IOException {
        assertThat(Document.asyncApi().json().path("operations").fieldNames())
                .toIterable()
                .contains("sendSegmentChange", "sendSegmentMembership", "sendProfile", "sendAlias", "sendDeadLetter")
                .doesNotContain("sendRawEvent");
    }
}
