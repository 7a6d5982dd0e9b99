// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import static dev.appizer.analytics.question.json.Bodies.onlyProblem;
import static dev.appizer.analytics.question.json.Bodies.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.TimeRange;
import dev.appizer.model.Micros;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonedRangeTest {

    private static String body(String start, String end, String zone) {
        return "{\"startDate\":\"" + start + "\",\"endDate\":\"" + end + "\",\"timezone\":\"" + zone + "\"}";
    }

    private static Instant start(String start, String zone) {
        TimeRange range = QuestionJson.trend(body(start, "2030-01-01", zone).replace("}", ",\"interval\":\"month\"}"))
                .range();
        return Micros.toInstant(range.from());
    }

    private static Instant end(String end, String zone) {
        return Micros.toInstant(
                QuestionJson.trend(body("2018-01-01T00:00:00Z", end, zone).replace("}", ",\"interval\":\"month\"}"))
                        .range()
                        .to());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15,                            UTC,              2024-01-15T00:00:00Z",
        "2024-01-15,                            Europe/Paris,     2024-01-14T23:00:00Z",
        "2024-01-15,                            -05:30,           2024-01-15T05:30:00Z",
        "2024-01-15T09:30,                      UTC,              2024-01-15T09:30:00Z",
        "2024-01-15T09:30,                      Europe/Paris,     2024-01-15T08:30:00Z",
        "2024-01-15T09:30:00.123456789,         UTC,              2024-01-15T09:30:00.123456Z",
        "2024-01-15T09:30:00Z,                  Europe/Paris,     2024-01-15T09:30:00Z",
        "2024-01-15t09:30:00z,                  Europe/Paris,     2024-01-15T09:30:00Z",
        "2024-01-15T09:30:00+02:00,             Europe/Paris,     2024-01-15T07:30:00Z",
        "2024-01-15T09:30:00+0200,              UTC,              2024-01-15T07:30:00Z",
        "2024-01-15T09:30:00-02,                UTC,              2024-01-15T11:30:00Z",
        "2024-01-15T09:30:00+01:00[Europe/Paris], UTC,            2024-01-15T08:30:00Z",
        "2024-01-15T09:30:00[Asia/Kolkata],     UTC,              2024-01-15T04:00:00Z",
        "2024-02-29,                            UTC,              2024-02-29T00:00:00Z",
        // The clocks go from midnight to one: the day begins at one.
        "2018-11-04,                            America/Sao_Paulo, 2018-11-04T03:00:00Z",
        // What the clocks skip is the moment at which they do; what they repeat is the first of the two.
        "2024-03-31T02:30,                      Europe/Paris,     2024-03-31T01:00:00Z",
        "2024-10-27T02:30,                      Europe/Paris,     2024-10-27T00:30:00Z"
    })
    void datesNameAnInstant(String date, String zone, Instant instant) {
        assertThat(start(date, zone)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15,             UTC,           2024-01-16T00:00:00Z",
        "2024-01-15T00:00,       UTC,           2024-01-15T00:00:00Z",
        "2024-01-15T00:00:00Z,   Europe/Paris,  2024-01-15T00:00:00Z",
        "2024-03-31,             Europe/Paris,  2024-03-31T22:00:00Z",
        "2018-11-03,             America/Sao_Paulo, 2018-11-04T03:00:00Z"
    })
    void anEndIsNotInTheRangeButADayAloneIs(String date, String zone, Instant instant) {
        assertThat(end(date, zone)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2024",
                "2024-01",
                "2024-1-5",
                "2023-02-29",
                "2024-04-31",
                "2024-13-01",
                "2024-01-15 09:30",
                "2024-01-15T",
                "2024-01-15T25:00",
                "2024-01-15T09:30:00+25:00",
                "2024-01-15T09:30:00[Mars/Olympus]",
                "2024-01-15Z",
                "0000-12-31",
                "-0001-01-01",
                "+12024-01-15",
                "+999999999-12-31T23:59:59Z",
                "20240115"
            })
    void whatIsNoDateIsReported(String date) {
        assertThat(onlyProblem(QuestionJson::trend, body(date, "2024-01-31", "UTC")))
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/startDate");
                    assertThat(problem.message()).startsWith("Give a startDate in ISO-8601");
                });
        assertThat(pointers(QuestionJson::trend, body("2024-01-31", date, "UTC")))
                .containsExactly("/endDate");
    }

    @Test
    void datesAreNeeded() {
        assertThat(pointers(QuestionJson::trend, "{}")).containsExactly("/startDate", "/endDate");
        assertThat(pointers(QuestionJson::trend, "{\"startDate\":1704067200,\"endDate\":null}"))
                .containsExactly("/startDate", "/endDate");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15, 2024-01-14",
        "2024-01-15T00:00, 2024-01-15T00:00",
        "2024-01-15T00:00:00.0000001Z, 2024-01-15T00:00:00.0000009Z",
        "2024-01-15T00:00:00+01:00, 2024-01-14T23:00:00Z",
        // Nothing of what the clocks skip is in any range.
        "2024-03-31T02:00[Europe/Paris], 2024-03-31T01:00Z"
    })
    void anEndThatIsNotAfterTheStartIsReported(String start, String end) {
        assertThat(onlyProblem(QuestionJson::trend, body(start, end, "UTC")).pointer())
                .isEqualTo("/endDate");
    }

    @Test
    void aDayIsARange() {
        assertThat(QuestionJson.trend(body("2024-01-15", "2024-01-15", "UTC"))
                        .buckets()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theLastYearsThatThereAreCanBeAskedFor() {
        TimeRange range =
                QuestionJson.trend(body("9999-12-31", "9999-12-31", "UTC")).range();

        assertThat(Micros.toInstant(range.to())).isEqualTo(Instant.parse("+10000-01-01T00:00:00Z"));
    }
}
