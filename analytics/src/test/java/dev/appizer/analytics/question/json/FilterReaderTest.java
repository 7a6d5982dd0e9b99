// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import static dev.appizer.analytics.question.json.Bodies.body;
import static dev.appizer.analytics.question.json.Bodies.onlyProblem;
import static dev.appizer.analytics.question.json.Bodies.pointers;
import static dev.appizer.analytics.question.json.Bodies.trend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.WithinLast;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterReaderTest {

    private static final String EXISTS = "{\"property\":\"p\",\"operator\":\"exists\"}";

    private static String filters(String... filters) {
        return "\"filters\":[" + String.join(",", filters) + "]";
    }

    @Test
    void filtersAreOverFields() {
        assertThat(trend(filters(
                                "{\"property\":\"traits.plan\",\"operator\":\"equals\",\"value\":\"pro\"}",
                                "{\"property\":\"event\",\"operator\":\"equals\",\"value\":\"purchase\"}"))
                        .events()
                        .filters())
                .containsExactly(
                        new FieldFilter(new Field.Trait("plan"), new EqualTo("pro")),
                        new FieldFilter(new Field.EventName(), new EqualTo("purchase")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            equals; 1
            notEquals; null_is_told_by_exists
            greaterThan; 1
            greaterThanOrEquals; "a"
            lessThan; 1.5
            lessThanOrEquals; 1
            between; [1,2]
            in; [1,"a",true]
            notIn; [{"a":1}]
            contains; "a"
            notContains; 1
            startsWith; "a"
            endsWith; "a"
            matches; "^a"
            before; "2024-01-01"
            after; "2024-01-01T00:00:00Z"
            withinLast; "P30D"
            withinNext; "PT1H"
            """)
    void everyOperatorOfSegmentsIsThere(String operator, String value) {
        String operand = value.startsWith("null") ? "\"" + value + "\"" : value;

        assertThat(trend(filters("{\"property\":\"p\",\"operator\":\"" + operator + "\",\"value\":" + operand + "}"))
                        .events()
                        .filters())
                .hasSize(1);
    }

    @Test
    void existenceTakesNoValue() {
        assertThat(trend(filters(EXISTS, EXISTS.replace("exists", "notExists")))
                        .events()
                        .filters())
                .hasSize(2);
        assertThat(onlyProblem(
                                QuestionJson::trend,
                                body(filters("{\"property\":\"p\",\"operator\":\"exists\",\"value\":1}")))
                        .pointer())
                .isEqualTo("/filters/0/value");
    }

    @Test
    void durationsAreRead() {
        assertThat(trend(filters("{\"property\":\"p\",\"operator\":\"withinLast\",\"value\":\"PT1S\"}"))
                        .events()
                        .filters()
                        .get(0)
                        .test())
                .isEqualTo(new WithinLast(1_000_000));
    }

    @Test
    void everyWrongPartIsReported() {
        assertThat(pointers(
                        QuestionJson::trend,
                        body(filters(
                                "{\"property\":\"segments.\",\"operator\":\"equals\"}",
                                "{\"property\":7,\"operator\":\"like\",\"values\":1}",
                                "7",
                                "{\"property\":\"p\",\"operator\":\"matches\",\"value\":\"((\"}"))))
                .containsExactlyInAnyOrder(
                        "/filters/0/property",
                        "/filters/0/value",
                        "/filters/1/property",
                        "/filters/1/operator",
                        "/filters/1/values",
                        "/filters/2",
                        "/filters/3/value");
    }

    @Test
    void thereAreAtMost50() {
        assertThat(trend(filters(Collections.nCopies(50, EXISTS).toArray(String[]::new)))
                        .events()
                        .filters())
                .hasSize(50);
        assertThat(onlyProblem(
                                QuestionJson::trend,
                                body(filters(Collections.nCopies(51, EXISTS).toArray(String[]::new))))
                        .pointer())
                .isEqualTo("/filters");
    }

    @Test
    void noFiltersAreNoFilters() {
        assertThat(trend("\"filters\":[]").events().filters()).isEmpty();
        assertThat(trend("\"filters\":null").events().filters()).isEmpty();
    }

    @Test
    void aValueHasAtMostAThousandParts() {
        String filter = "{\"property\":\"p\",\"operator\":\"in\",\"value\":[%s]}";

        assertThatCode(() -> trend(filters(filter.formatted(ones(1_000))))).doesNotThrowAnyException();
        assertThat(onlyProblem(QuestionJson::trend, body(filters(filter.formatted(ones(1_001))))))
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/filters/0/value");
                    assertThat(problem.message()).contains("1000 parts");
                });
    }

    private static String ones(int count) {
        return String.join(",", Collections.nCopies(count, "1"));
    }

    @ParameterizedTest
    @CsvSource({"5,0", "6,1", "900,1"})
    void aValueHasAtMostFiveLevels(int levels, int problems) {
        String deep = "[".repeat(levels) + "1" + "]".repeat(levels);
        String filter = filters("{\"property\":\"p\",\"operator\":\"equals\",\"value\":" + deep + "}");

        List<String> reported = problems == 0 ? List.of() : pointers(QuestionJson::trend, body(filter));

        assertThat(reported).hasSize(problems);
        if (problems == 0) {
            assertThat(trend(filter).events().filters()).hasSize(1);
        }
    }
}
