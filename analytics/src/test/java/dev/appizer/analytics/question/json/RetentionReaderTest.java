// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import static dev.appizer.analytics.question.json.Bodies.body;
import static dev.appizer.analytics.question.json.Bodies.onlyProblem;
import static dev.appizer.analytics.question.json.Bodies.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.Step;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionReaderTest {

    private static RetentionQuestion retention(String members) {
        return QuestionJson.retention(body(members));
    }

    @Test
    void datesAreEnough() {
        RetentionQuestion question = retention("");
        Step any = new Step(Optional.empty(), List.of());

        assertThat(question.first()).isEqualTo(any);
        assertThat(question.returning()).isEqualTo(any);
        assertThat(question.interval()).isEqualTo(Interval.DAY);
        assertThat(question.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void everythingThatCanBeSaidIsRead() {
        RetentionQuestion question = retention("""
                "timezone":"Europe/Paris","interval":"week","event":"signup","returnEvent":"purchase",
                "filters":[{"property":"segments.paying","operator":"equals","value":true}],
                "returnFilters":[{"property":"total","operator":"greaterThan","value":10}]""");

        assertThat(question.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(question.interval()).isEqualTo(Interval.WEEK);
        assertThat(question.first().event()).contains("signup");
        assertThat(question.first().filters())
                .singleElement()
                .satisfies(filter -> assertThat(filter.field()).isEqualTo(new Field.InSegment("paying")));
        assertThat(question.returning().event()).contains("purchase");
        assertThat(question.returning().filters())
                .singleElement()
                .satisfies(filter -> assertThat(filter.field()).isEqualTo(new Field.Property("total", "total")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minute", "hour", "year"})
    void cohortsAreOfDaysWeeksAndMonths(String interval) {
        assertThat(onlyProblem(QuestionJson::retention, body("\"interval\":\"" + interval + "\""))
                        .message())
                .contains("one of day, week, month");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "event":""; /event
            "returnEvent":7; /returnEvent
            "filters":7; /filters
            "returnFilters":[{}]; /returnFilters/0/property, /returnFilters/0/operator
            "groupBy":["plan"]; /groupBy
            "returns":1; /returns
            """)
    void aWrongPartIsReportedByItsPointer(String members, String pointers) {
        assertThat(pointers(QuestionJson::retention, body(members))).containsExactly(pointers.split(", "));
    }

    @Test
    void thereAreAtMost400Buckets() {
        String days = "{\"startDate\":\"2024-01-01\",\"endDate\":\"%s\"}";

        assertThat(QuestionJson.retention(days.formatted("2025-02-03"))
                        .buckets()
                        .count())
                .isEqualTo(400);
        assertThat(onlyProblem(QuestionJson::retention, days.formatted("2025-02-04")))
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/interval");
                    assertThat(problem.message()).contains("400 buckets");
                });
    }

    @Test
    void aRangeBeyondAllBucketsIsTooManyToo() {
        assertThat(onlyProblem(QuestionJson::retention, "{\"startDate\":\"0001-01-01\",\"endDate\":\"9999-12-31\"}")
                        .pointer())
                .isEqualTo("/interval");
    }
}
