// SPDX-License-Identifier: Apache-2.0
package dev.appizer.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final Topics topics =
            Topics.of("w.", 6, new AvroSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1")));

    @Test
    void theMapHoldsEveryTopicOnceUnderThePrefix() {
        List<String> names = topics.all().stream().map(Topic::name).toList();
        assertThat(names).allMatch(name -> name.startsWith("w.")).doesNotHaveDuplicates();
        assertThat(topics.all()).hasSize(Topics.class.getRecordComponents().length - 1);
    }

    @Test
    void topicsThatAreKeyedByAnIdentifierHaveOnePartitionCount() {
        assertThat(topics.all().stream().map(Topic::partitions).distinct()).containsExactlyInAnyOrder(6, 1);
        assertThat(topics.segmentsDefinitions().partitions()).isEqualTo(1);
    }

    @Test
    void everyFieldOfEveryRecordIsDocumentedAndEveryEnumHasADefault() {
        Set<String> seen = new HashSet<>();
        topics.all().stream()
                .map(Topic::schema)
                .filter(schema -> schema != null)
                .forEach(schema -> check(schema, seen));
        assertThat(seen).hasSizeGreaterThan(20);
    }

    private static void check(Schema schema, Set<String> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                    schema.getFields().forEach(field -> {
                        assertThat(field.doc())
                                .as(schema.getName() + "." + field.name())
                                .isNotBlank();
                        check(field.schema(), seen);
                    });
                }
            }
            case ENUM -> {
                seen.add(schema.getFullName());
                assertThat(schema.getEnumDefault()).as(schema.getFullName()).isEqualTo("UNKNOWN");
            }
            case UNION -> schema.getTypes().forEach(type -> check(type, seen));
            case ARRAY -> check(schema.getElementType(), seen);
            case MAP -> check(schema.getValueType(), seen);
            default -> {}
        }
    }

    @Test
    void aSerdeClassThatIsNotThereIsNamedWithItsSetting() {
        AvroSerdes serdes = new AvroSerdes(Map.of("avro.serializer.class", "com.example.Missing"));
        assertThatThrownBy(() -> Topics.of("w.", 1, serdes))
                .hasMessageContaining("avro.serializer.class")
                .hasMessageContaining("com.example.Missing");
    }
}
