// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page of topics lists each topic of the map, in its order, with its value and its kind. */
class TopicsPageTest {

    private static final int SEVERAL = 4;

    @Test
    void theTableIsTheMapOfTopics() throws IOException {
        List<List<String>> rows = Project.read("docs/topics.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.split(" *(?<!\\\\)\\| *")))
                .toList();

        assertThat(rows)
                .extracting(row -> row.get(1) + " " + row.get(3) + " " + row.get(4))
                .containsExactlyElementsOf(TestTopics.topics(SEVERAL).all().stream()
                        .map(TopicsPageTest::expected)
                        .toList());
    }

    private static String expected(Topic<?> topic) {
        String value =
                topic.schema() == null ? "rows of the stage" : topic.schema().getName();
        String kind = topic.kind().name().toLowerCase(Locale.ROOT);
        return "`" + topic.name().substring(TestTopics.PREFIX.length()) + "` " + value + " " + kind
                + (topic.partitions() == 1 ? ", one partition" : "");
    }
}
