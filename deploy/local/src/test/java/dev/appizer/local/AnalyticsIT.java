// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import static dev.appizer.local.AnalyticsCalls.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.testing.local.AppizerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Questions about events, asked of an instance as its user runs it: what the other stages find out is in the answers. */
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
class AnalyticsIT {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate firstDay = today.minusDays(2);
    private final LocalDate secondDay = today.minusDays(1);

    private final Path data;
    private AppizerProcess up;
    private AnalyticsCalls calls;

    AnalyticsIT(@TempDir Path data) throws IOException, InterruptedException {
        this.data = data;
        this.up = AppizerProcess.up(data);
        this.calls = AnalyticsCalls.of(data);
    }

    @AfterAll
    void close() {
        up.close();
    }

    @Test
    void aVisitorIsTheUserFromAnAliasUntilItsUndoing() throws IOException, InterruptedException {
        Walk two = new Walk(2, List.of(1, 0), List.of(0, 0));
        Walk one = new Walk(1, List.of(1, 1), List.of(0, 1));
        track("walk_welcome", "anonymousId", "walk-visitor", firstDay);
        track("walk_signed_up", "userId", "walk-user", secondDay);
        await(two, this::walk);

        calls.send("alias", "{'userId':'walk-user','previousId':'walk-visitor'}");
        await(one, this::walk);

        calls.admin("DELETE", "/v1/aliases/walk-visitor", "");
        await(two, this::walk);
    }

    /** What trends, funnels and retentions say of the visitor and the user. */
    private record Walk(int users, List<Integer> steps, List<Integer> retained) {}

    private Walk walk() throws IOException, InterruptedException {
        String walking = "'filters':[{'property':'event','operator':'startsWith','value':'walk_'}]";
        int users = calls.ask("query", question("'measure':'users'," + walking))
                .path("total")
                .asInt();
        JsonNode funnel =
                calls.ask("funnel", question("'steps':[{'event':'walk_welcome'},{'event':'walk_signed_up'}]"));
        JsonNode retention = calls.ask("retention", question("'event':'walk_welcome','returnEvent':'walk_signed_up'"));
        JsonNode cohort = retention.path("cohorts").path(0);
        return new Walk(
                users,
                numbers(funnel.path("steps").findValues("count")),
                numbers(cohort.path("retained"))
                        .subList(0, Math.min(2, cohort.path("retained").size())));
    }

    @Test
    void systemEventsAreMeasuredAndAreNobodys() throws IOException, InterruptedException {
        String events = IntStream.rangeClosed(1, 100)
                .mapToObj(ms -> "{'type':'track','event':'api_latency','properties':{'ms':" + ms + "}}")
                .collect(Collectors.joining(","));

        calls.send("batch", "{'batch':[" + events + "]}");

        await(100L, () -> total("'event':'api_latency'"));
        assertThat(total("'event':'api_latency','measure':'p99','property':'ms'"))
                .isEqualTo(99);
        assertThat(total("'event':'api_latency','measure':'users'")).isZero();
    }

    @Test
    void theCommandShowsTheAnswerAndARebuildIsRefused() throws IOException, InterruptedException {
        track("shown", "userId", "shown-user", secondDay);
        await(1L, () -> total("'event':'shown'"));

        assertThat(AppizerProcess.succeed(
                        data, "query", "shown", "--by=word", "--last=3d", "--timezone=UTC", "--data=" + data))
                .containsPattern("word-of-shown-user +\\S* +1\n\\(all\\) +1\n");
        assertThat(AppizerProcess.succeed(data, "query", "shown", "--json", "--data=" + data))
                .startsWith("{\"series\":[");
        try (AppizerProcess refused = AppizerProcess.start(data, "analytics", "rebuild", "--data=" + data)) {
            assertThat(refused.end()).isEqualTo(1);
            assertThat(refused.said()).startsWith("appizer: Another ./appizer up is running on " + data);
        }
    }

    @Test
    void groupsFollowTraitsAndSegments() throws IOException, InterruptedException {
        calls.send("identify", "{'userId':'group-1','traits':{'country':'France'}}");
        calls.send("identify", "{'userId':'group-2','traits':{'country':'Italy'}}");
        track("group_seen", "userId", "group-1", secondDay);
        track("group_seen", "userId", "group-2", secondDay);
        await(Map.of("France", 1L, "Italy", 1L), () -> groups("traits.country"));

        calls.admin("PUT", "/v1/segments/french", """
                {"filters":[{"property":"country","operator":"equals","value":"France"}]}""");
        await(Map.of("true", 1L, "false", 1L), () -> groups("segments.french"));

        calls.send("identify", "{'userId':'group-2','traits':{'country':'France'}}");
        await(Map.of("France", 2L), () -> groups("traits.country"));
        await(Map.of("true", 2L), () -> groups("segments.french"));
    }

    private Map<String, Long> groups(String field) throws IOException, InterruptedException {
        return calls.groups(question("'event':'group_seen','groupBy':['" + field + "']"));
    }

    @Test
    void whoWasErasedStaysGoneAfterARestartAndARebuild() throws IOException, InterruptedException, SQLException {
        for (String id : List.of("gone", "again")) {
            calls.send(
                    "identify",
                    "{'userId':'%1$s','anonymousId':'device-of-%1$s','traits':{'word':'trait-of-%1$s'}}".formatted(id));
            calls.send("alias", "{'userId':'%1$s','previousId':'lead-of-%1$s'}".formatted(id));
            track("erased_seen", "userId", id, firstDay);
            track("erased_seen", "anonymousId", "device-of-" + id, secondDay);
        }
        track("erased_seen", "userId", "who-stays", secondDay);
        await(new Left(5, 3, 5), this::left);

        calls.erase("gone");
        calls.erase("device-of-again");
        await(new Left(1, 1, 1), this::left);
        track("erased_seen", "userId", "again", today);
        await(new Left(2, 2, 2), this::left);

        stop();
        assertGone();
        start();
        assertThat(left()).isEqualTo(new Left(2, 2, 2));
        stop();
        assertThat(AppizerProcess.succeed(data, "analytics", "rebuild", "--data", data.toString()))
                .contains("done");
        assertGone();
        start();
        assertThat(left()).isEqualTo(new Left(2, 2, 2));
    }

    /** How many events there are, of how many people, and how many of them the catalogue knows to have a property. */
    private record Left(long events, long users, long ofCatalogue) {}

    private Left left() throws IOException, InterruptedException {
        JsonNode catalogue = calls.admin("GET", "/v1/analytics/events?prefix=erased_seen", "")
                .path("events")
                .path(0);
        long properties = catalogue.path("properties").path(0).path("count").asLong();
        assertThat(catalogue.path("count").asLong()).isEqualTo(properties);
        return new Left(total("'event':'erased_seen'"), total("'event':'erased_seen','measure':'users'"), properties);
    }

    /** Everything but the id that came back, which was sent again since. */
    private void assertGone() throws SQLException {
        assertThat(StoredTexts.in(data.resolve("analytics").resolve("events.duckdb")))
                .anyMatch(text -> text.contains("who-stays"))
                .noneMatch(text -> text.contains("gone"))
                .noneMatch(text -> text.matches(".*(device|lead|trait)-of-again.*"));
    }

    @Test
    void anEventIsInTheAnswersWithinTwoSeconds() throws InterruptedException, ExecutionException {
        Freshness freshness = Freshness.of(calls, 100);

        System.out.println(freshness);
        assertThat(freshness.millis(99)).as(freshness.toString()).isLessThan((long) (2_000 * freshness.crowd()));
    }

    @Test
    void answersComeAsTablesTooAndOnlyToAdmins() throws IOException, InterruptedException {
        String question = question("'measure':'users'");

        assertThat(typeOf(question, "text/csv")).isEqualTo("text/csv;charset=utf-8;header=present");
        assertThat(typeOf(question, "application/vnd.apache.arrow.stream"))
                .isEqualTo("application/vnd.apache.arrow.stream");
        HttpResponse<String> refused =
                calls.exchange("POST", "/v1/analytics/query", question, "dev-browser-key", "application/json");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    private String typeOf(String question, String accepted) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                calls.exchange("POST", "/v1/analytics/query", question, "dev-admin-key", accepted);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private long total(String members) throws IOException, InterruptedException {
        return calls.ask("query", question(members)).path("total").asLong();
    }

    /** From two days ago to today. */
    private String question(String members) {
        return "{'startDate':'" + firstDay + "','endDate':'" + today + "'," + members + "}";
    }

    private void track(String event, String idName, String id, LocalDate day) throws IOException, InterruptedException {
        // Of today it is as early as it can be, and so never of the future.
        calls.send(
                "track",
                "{'event':'%s','%s':'%s','timestamp':'%sT00:00:00Z','properties':{'word':'word-of-%3$s'}}"
                        .formatted(event, idName, id, day));
    }

    private static List<Integer> numbers(Iterable<JsonNode> nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    private void stop() throws InterruptedException {
        up.process().destroy();
        up.end();
    }

    private void start() throws IOException, InterruptedException {
        up = AppizerProcess.up(data);
        calls = AnalyticsCalls.of(data);
    }
}
