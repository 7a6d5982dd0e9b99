// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.appizer.analytics.question.json.QuestionJson;
import dev.appizer.filter.value.Operator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever copies a question from the page has one that is answered. */
class AnalyticsPageTest {

    private static final Pattern QUESTION = Pattern.compile("/v1/analytics/(\\w+)[^\\n]*? -d '([^']*)'");

    private static final Map<String, Consumer<String>> READERS = Map.of(
            "query", QuestionJson::trend,
            "funnel", QuestionJson::funnel,
            "retention", QuestionJson::retention,
            "export", QuestionJson::range);

    private final String page = Project.read("docs/analytics.md");

    AnalyticsPageTest() throws IOException {}

    @Test
    void everyQuestionOfThePageIsOne() {
        List<MatchResult> questions = QUESTION.matcher(page).results().toList();

        assertThat(questions).hasSizeGreaterThanOrEqualTo(12);
        assertThat(questions).extracting(question -> question.group(1)).containsAll(READERS.keySet());
        assertThat(questions)
                .allSatisfy(question -> assertThatCode(() -> Objects.requireNonNull(READERS.get(question.group(1)))
                                .accept(question.group(2)))
                        .as(question.group(2))
                        .doesNotThrowAnyException());
    }

    @Test
    void noQuestionIsOverlooked() {
        assertThat(QUESTION.matcher(page).results().count())
                .isEqualTo(page.lines()
                        .filter(line -> line.startsWith("curl ") && line.contains(" -d "))
                        .count());
    }

    @Test
    void everyOperatorIsNamed() {
        for (Operator operator : Operator.values()) {
            assertThat(page).contains("`" + operator.jsonName() + "`");
        }
    }
}
