// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.query.Question.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionReaderTest {

    /** Half past one in the night of the 10th in Paris; still the 9th in UTC. */
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-09T23:30:00Z"), ZoneId.of("Europe/Paris"));

    private static final String THIRTY_DAYS =
            "\"timezone\":\"Europe/Paris\",\"startDate\":\"2026-02-09\",\"endDate\":\"2026-03-10\",\"interval\":\"day\"";

    @Test
    void anEventIsCountedOverThirtyDaysOfTheMachinesZone() {
        assertAsked(Kind.TREND, "{\"event\":\"purchase\"," + THIRTY_DAYS + "}", "purchase");
    }

    @Test
    void withoutANameOrByAStarAllEventsAreCounted() {
        assertAsked(Kind.TREND, "{" + THIRTY_DAYS + "}");
        assertAsked(Kind.TREND, "{" + THIRTY_DAYS + "}", "*");
    }

    @Test
    void optionsSayWhatIsMeasuredOfWhichEventsByWhat() {
        assertAsked(
                Kind.TREND,
                """
                        {"event":"purchase","measure":"sum","property":"amount","groupBy":["plan","traits.country"],\
                        "filters":[{"property":"plan","operator":"equals","value":"pro"},\
                        {"property":"amount","operator":"greaterThan","value":5}],"limit":7,"interval":"week",\
                        "timezone":"UTC","startDate":"2026-01-01","endDate":"2026-01-31T12:00"}""",
                "purchase",
                "--measure=sum",
                "--property=amount",
                "--by=plan,traits.country",
                "--where=plan=pro",
                "--where",
                "amount>5",
                "--limit=7",
                "--interval=week",
                "--timezone=UTC",
                "--from=2026-01-01",
                "--to=2026-01-31T12:00");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            90m, 2026-03-09T23:01:00+01:00, 2026-03-10T00:31:00+01:00, minute
            1h,  2026-03-10T00:00:00+01:00, 2026-03-10T01:00:00+01:00, minute
            24h, 2026-03-09T01:00:00+01:00, 2026-03-10T01:00:00+01:00, hour
            1d,  2026-03-10,                2026-03-10,                hour
            8w,  2026-01-14,                2026-03-10,                day
            26w, 2025-09-10,                2026-03-10,                week
            999d, 2023-06-16,               2026-03-10,                month
            """)
    void theLastOfATimeEndsWithTheBucketThatGoesOn(String last, String start, String end, String interval) {
        assertThat(read("--last", last).body()).hasToString("""
                {"timezone":"Europe/Paris","startDate":"%s","endDate":"%s","interval":"%s"}""".formatted(start, end, interval));
    }

    @Test
    void aRangeThatIsOpenEndsToday() {
        assertAsked(
                Kind.TREND,
                "{\"timezone\":\"UTC\",\"startDate\":\"2026-03-01\",\"endDate\":\"2026-03-09\"}",
                "--from=2026-03-01",
                "--timezone=UTC");
    }

    @Test
    void stepsAreAFunnel() {
        assertAsked(Kind.FUNNEL, """
                {"steps":[{"event":"view"},{"event":"buy"}],"breakdown":"traits.plan","timezone":"Europe/Paris",\
                "startDate":"2026-02-09","endDate":"2026-03-10"}""", "view", "buy", "--funnel", "--by=traits.plan");
    }

    @Test
    void aRetentionIsCutIntoDaysAtLeast() {
        assertAsked(Kind.RETENTION, """
                {"event":"signup","returnEvent":"buy","timezone":"Europe/Paris","startDate":"2026-03-09",\
                "endDate":"2026-03-10","interval":"day"}""", "signup", "buy", "--retention", "--last=2d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            TREND;     {"event":"a"}
            FUNNEL;    {"steps":[]}
            RETENTION; {"event":"a","returnEvent":"b"}
            """)
    void aBodyIsAskedByItsShapeAndCompletedByARange(Kind kind, String body) {
        Question question = read(body);

        assertThat(question.kind()).isEqualTo(kind);
        assertThat(question.body().path("startDate").asText()).isEqualTo("2026-02-09");
    }

    @Test
    void whatABodySaysStays() {
        String body = "{\"startDate\":\"2026-01-01\",\"endDate\":\"2026-01-02\",\"timezone\":\"UTC\"}";

        assertAsked(Kind.TREND, body, body);
        assertThat(read("{}", "--retention").kind()).isEqualTo(Kind.RETENTION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a b;                             Name one event, or none for all
            a --funnel;                      Name the steps, such as
            a b c --retention;               Name the first event and the returning one
            a b --funnel --measure=users;    --measure does not go with a funnel
            a --retention --by=plan;         --by does not go with a retention
            a --funnel --retention;          Give --funnel or --retention
            {} --where=a=b;                  --where does not go with a JSON body
            {} a;                            Behind a JSON body only options
            {"a;                             The body is not JSON
            --last=1y;                       --last takes a number of minutes, hours, days or weeks
            --last=1d --from=2026-01-01;     Give --last, or --from and --to
            --to=2026-01-01;                 --to needs a --from
            --timezone=Mars;                 --timezone takes such as Europe/Paris
            --limit=none;                    --limit must be a number
            """)
    void whatDoesNotFitIsRefused(String words, String message) {
        assertThatThrownBy(() -> read(words.split(" ", -1))).hasMessageContaining(message);
    }

    private static void assertAsked(Kind kind, String body, String... words) {
        Question question = read(words);

        assertThat(question.kind()).isEqualTo(kind);
        assertThat(question.body()).hasToString(body);
    }

    private static Question read(String... words) {
        Set<String> options = new HashSet<>(Span.OPTIONS);
        options.addAll(QuestionReader.OPTIONS);
        return QuestionReader.read(
                CommandLine.parse(List.of(words), options, Set.of(QuestionReader.FUNNEL, QuestionReader.RETENTION)),
                NOW);
    }
}
