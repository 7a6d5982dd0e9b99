// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import static dev.appizer.analytics.question.json.Bodies.body;
import static dev.appizer.analytics.question.json.Bodies.onlyProblem;
import static dev.appizer.analytics.question.json.Bodies.pointers;
import static dev.appizer.analytics.question.json.Bodies.problems;
import static dev.appizer.analytics.question.json.Bodies.trend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrendReaderTest {

    private static final long DAY = 86_400_000_000L;
    private static final long NEW_YEAR = 1_704_067_200_000_000L;

    @Test
    void threeFieldsAreEnough() {
        assertThat(QuestionJson.trend("""
                {"startDate":"2024-01-01","endDate":"2024-01-31","event":"purchase"}"""))
                .isEqualTo(new TrendQuestion(
                        new TimeRange(NEW_YEAR, NEW_YEAR + 31 * DAY),
                        ZoneOffset.UTC,
                        Interval.DAY,
                        new Step(Optional.of("purchase"), List.of()),
                        Measure.EVENTS,
                        null,
                        List.of(),
                        100));
    }

    @Test
    void withoutAnEventAllEventsAreMeant() {
        assertThat(trend("").events().event()).isEmpty();
        assertThat(trend("\"event\":null").events().event()).isEmpty();
    }

    @Test
    void everythingThatCanBeSaidIsRead() {
        TrendQuestion question = trend("""
                "event":"api_latency","measure":"p99","property":"millis","interval":"hour","timezone":"Europe/Paris",
                "groupBy":["route","traits.plan"],"limit":5,
                "filters":[{"property":"segments.paying","operator":"equals","value":true}]""");

        assertThat(question.measure()).isEqualTo(Measure.P99);
        assertThat(question.property()).isEqualTo("millis");
        assertThat(question.interval()).isEqualTo(Interval.HOUR);
        assertThat(question.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(question.groupBy()).containsExactly(new Field.Property("route", "route"), new Field.Trait("plan"));
        assertThat(question.limit()).isEqualTo(5);
        assertThat(question.events().filters())
                .singleElement()
                .satisfies(filter -> assertThat(filter.field()).isEqualTo(new Field.InSegment("paying")));
    }

    @ParameterizedTest
    @EnumSource(Interval.class)
    void everyIntervalIsReadByItsName(Interval interval) {
        String body = "{\"startDate\":\"2024-01-01\",\"endDate\":\"2024-01-01\",\"interval\":\"" + interval.jsonName()
                + "\"}";

        assertThat(QuestionJson.trend(body).interval()).isEqualTo(interval);
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void aPropertyIsNeededExactlyByTheMeasuresOfOne(Measure measure) {
        String alone = "\"measure\":\"" + measure.jsonName() + "\"";
        String ofProperty = alone + ",\"property\":\"total\"";
        String good = measure.needsProperty() ? ofProperty : alone;
        String bad = measure.needsProperty() ? alone : ofProperty;

        assertThat(trend(good).measure()).isEqualTo(measure);
        assertThat(trend(good).property()).isEqualTo(measure.needsProperty() ? "total" : null);
        assertThat(onlyProblem(QuestionJson::trend, body(bad)).pointer()).isEqualTo("/property");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "traits.plan", "segments.paying"})
    void whatIsMeasuredIsAPropertyOfTheEvent(String field) {
        assertThat(onlyProblem(QuestionJson::trend, body("\"measure\":\"sum\",\"property\":\"" + field + "\""))
                        .message())
                .contains("properties." + field);
        assertThat(trend("\"measure\":\"sum\",\"property\":\"properties." + field + "\"")
                        .property())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "event":""; /event
            "event":" "; /event
            "event":7; /event
            "measure":"median"; /measure
            "measure":"EVENTS"; /measure
            "measure":7; /measure
            "measure":"sum","property":7; /property
            "measure":"sum","property":""; /property
            "interval":"year"; /interval
            "timezone":"Mars/Olympus"; /timezone
            "timezone":7; /timezone
            "groupBy":"plan"; /groupBy
            "groupBy":["a","b","c","d"]; /groupBy
            "groupBy":[7]; /groupBy/0
            "groupBy":["a",null]; /groupBy/1
            "groupBy":["plan","plan"]; /groupBy/1
            "groupBy":["plan","properties.plan"]; /groupBy/1
            "groupBy":["traits.plan","event","traits.plan"]; /groupBy/2
            "limit":0; /limit
            "limit":1001; /limit
            "limit":"5"; /limit
            "limit":2.5; /limit
            "limit":12345678901; /limit
            "filters":{}; /filters
            "filters":["plan"]; /filters/0
            "colour":"red"; /colour
            """)
    void aWrongPartIsReportedByItsPointer(String members, String pointer) {
        assertThat(onlyProblem(QuestionJson::trend, body(members)).pointer()).isEqualTo(pointer);
    }

    @Test
    void allThatIsWrongIsReportedAtOnce() {
        String wrong = """
                {"startDate":"yesterday","measure":"p99","interval":"fortnight","timezone":"here","groupBy":["traits."],
                 "filters":[{"property":"a","operator":"like"}],"limit":-1,"step":1}""";

        assertThat(pointers(QuestionJson::trend, wrong))
                .containsExactlyInAnyOrder(
                        "/startDate",
                        "/endDate",
                        "/property",
                        "/interval",
                        "/timezone",
                        "/groupBy/0",
                        "/filters/0/operator",
                        "/limit",
                        "/step");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"\"", ""})
    void whatIsNoObjectIsSaidToBeNone(String body) {
        assertThat(problems(QuestionJson::trend, body)).first().satisfies(problem -> {
            assertThat(problem.pointer()).isEmpty();
            assertThat(problem.message()).contains("object");
        });
    }

    @Test
    void malformedJsonIsOneProblem() {
        assertThat(onlyProblem(QuestionJson::trend, "{\"startDate\":").message())
                .contains("not JSON");
    }

    @Test
    void whatIsNestedWithoutEndIsRefusedAndNotReadWithoutEnd() {
        String deep = body("\"event\":" + "[".repeat(100_000));

        assertThat(onlyProblem(QuestionJson::trend, deep).message()).contains("not JSON");
    }

    @Test
    void thereIsALimitToBuckets() {
        String minutes = "{\"startDate\":\"2024-01-01T00:00Z\",\"endDate\":\"%s\",\"interval\":\"minute\"}";

        // 10,000 minutes are six days, 22 hours and 40 minutes.
        assertThatCode(() -> QuestionJson.trend(minutes.formatted("2024-01-07T22:40Z")))
                .doesNotThrowAnyException();
        assertThat(onlyProblem(QuestionJson::trend, minutes.formatted("2024-01-07T22:40:00.000001Z")))
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/interval");
                    assertThat(problem.message()).contains("10000 buckets");
                });
    }

    @Test
    void thereIsALimitToBucketsOfGroups() {
        String hours = "{\"startDate\":\"2024-01-01\",\"endDate\":\"2024-12-31\",\"interval\":\"hour\"%s}";

        assertThatCode(() -> QuestionJson.trend(hours.formatted(""))).doesNotThrowAnyException();
        assertThatCode(() -> QuestionJson.trend(hours.formatted(",\"groupBy\":[\"plan\"],\"limit\":22")))
                .doesNotThrowAnyException();
        assertThat(onlyProblem(QuestionJson::trend, hours.formatted(",\"groupBy\":[\"plan\"],\"limit\":23")))
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/interval");
                    assertThat(problem.message()).contains("8784 buckets of 23 groups");
                });
    }
}
