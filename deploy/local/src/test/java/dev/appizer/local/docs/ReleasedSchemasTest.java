// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.junit.jupiter.api.Test;

/**
 * The schema of each topic reads, and is read by, every one that was ever released. {@code -Dwrite.released=0.2.0} writes
 * those of a release.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Project.root().resolve("schemas/released");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".avsc";

    private final Map<String, Schema> today = TestTopics.topics().all().stream()
            .filter(topic -> topic.schema() != null)
            .collect(Collectors.toMap(ReleasedSchemasTest::name, Topic::schema));

    @Test
    void everySchemaIsCompatibleWithEveryReleasedOne() throws IOException {
        String release = System.getProperty("write.released");
        if (release != null) {
            write(release);
        }
        List<String> problems = new ArrayList<>();
        List<Path> files = released();
        for (Path file : files) {
            Schema before = new Schema.Parser().parse(Files.readString(file));
            Schema now = today.get(file.getFileName().toString().replace(ENDING, ""));
            if (now == null) {
                problems.add(file + ": there is no such topic any more");
            } else {
                compare(file + " can't be read any more", now, before, problems);
                compare(file + " can't read what is written now", before, now, problems);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(files).hasSizeGreaterThanOrEqualTo(today.size());
    }

    private static String name(Topic<?> topic) {
        return topic.name().substring(TestTopics.PREFIX.length());
    }

    private static void compare(String sentence, Schema reader, Schema writer, List<String> problems) {
        SchemaPairCompatibility found = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (found.getType() != SchemaCompatibilityType.COMPATIBLE) {
            problems.add(sentence + ": " + found.getResult().getIncompatibilities());
        }
    }

    private static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private void write(String release) throws IOException {
        Path directory = Files.createDirectories(RELEASED.resolve(release));
        for (Map.Entry<String, Schema> schema : today.entrySet()) {
            String pretty = JSON.readTree(schema.getValue().toString()).toPrettyString();
            Files.writeString(directory.resolve(schema.getKey() + ENDING), pretty + "\n");
        }
    }
}
