// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.api;

import static dev.appizer.analytics.api.RunningRoutes.header;
import static dev.appizer.analytics.api.RunningRoutes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.store.CannedStore;
import dev.appizer.analytics.store.QuestionFailedException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsRoutesTest {

    private static final long NEW_YEAR = 1_704_067_200_000_000L;
    private static final String DATES = "\"startDate\":\"2024-01-01\",\"endDate\":\"2024-01-02\"";
    private static final String FUNNEL = "{" + DATES + ",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}]}";

    private final CannedStore store = new CannedStore()
            .cell(0, List.of(), 3L)
            .cell(-1, null, 3L)
            .person(NEW_YEAR, null, 1, 2)
            .event("page_viewed", 5, "path")
            .event("purchase", 2, "plan", "total")
            .event("purchase_refunded", 1);
    private final RunningRoutes routes;

    AnalyticsRoutesTest() throws InterruptedException {
        this.routes = new RunningRoutes(store, new Admission(1, 0, Duration.ofMillis(100)));
    }

    @BeforeEach
    void nothingHappens() {
        store.before = () -> {};
    }

    @AfterAll
    void stop() throws InterruptedException {
        routes.stop();
    }

    @Test
    void aTrendIsAnswered() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = routes.post("/v1/analytics/query", "{" + DATES + "}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(text(answer)).isEqualTo("""
                {"series":[{"time":"2024-01-01T00:00:00Z","value":3},{"time":"2024-01-02T00:00:00Z","value":0}],"total":3}""");
    }

    @Test
    void aFunnelIsAnswered() throws IOException, InterruptedException {
        assertThat(text(routes.post("/v1/analytics/funnel", FUNNEL))).isEqualTo("""
                {"steps":[\
                {"event":"a","count":1,"conversion":1,"conversionFromPrevious":null,"medianSeconds":null},\
                {"event":"b","count":1,"conversion":1,"conversionFromPrevious":1,"medianSeconds":1}]}""");
    }

    @Test
    void aRetentionIsAnswered() throws IOException, InterruptedException {
        assertThat(text(routes.post("/v1/analytics/retention", "{" + DATES + "}")))
                .isEqualTo("""
                        {"cohorts":[{"start":"2024-01-01T00:00:00Z","size":1,"retained":[1,0]},\
                        {"start":"2024-01-02T00:00:00Z","size":0,"retained":[0]}]}""");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                          page_viewed purchase purchase_refunded",
        "?limit=2,                    page_viewed purchase",
        "?prefix=purchase,            purchase purchase_refunded",
        "?prefix=purchase&limit=1,    purchase",
        "?prefix=,                    page_viewed purchase purchase_refunded",
        "?prefix=Purchase,            ''"
    })
    void eventsAreListed(String query, String names) throws IOException, InterruptedException {
        String csv = text(routes.get("/v1/analytics/events" + query, "Accept", "text/csv"));

        assertThat(csv.lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .distinct())
                .containsExactlyElementsOf(names.isEmpty() ? List.of() : List.of(names.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "many"})
    void theNumberOfEventsHasBounds(String limit) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = routes.get("/v1/analytics/events?limit=" + limit);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("\"field\":\"limit\"");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,                    application/json,                      '{\"series\":'",
        "text/csv,                            text/csv;charset=utf-8;header=present, 'time,value\r\n'",
        "application/vnd.apache.arrow.stream, application/vnd.apache.arrow.stream,   ''"
    })
    void theFormatIsTheOneThatIsAskedFor(String accept, String contentType, String beginning)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = routes.post("/v1/analytics/query", "{" + DATES + "}", "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo(contentType);
        assertThat(text(answer)).startsWith(beginning);
    }

    @Test
    void aFormatThatThereIsNotIsRefused() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = routes.post("/v1/analytics/query", "{" + DATES + "}", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(text(answer)).contains("\"code\":\"NOT_ACCEPTABLE\"", "application/vnd.apache.arrow.stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "funnel", "retention"})
    void allThatIsWrongWithAQuestionIsTold(String kind) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = routes.post("/v1/analytics/" + kind, "{\"endDate\":\"2024-01-01\",\"colour\":1}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer))
                .startsWith("{\"success\":false,\"error\":{\"code\":\"INVALID_QUERY\",")
                .contains("{\"pointer\":\"/colour\",", "{\"pointer\":\"/startDate\",");
    }

    @Test
    void aQuestionThatWasGivenUpSaysWhy() throws IOException, InterruptedException {
        store.before = () -> {
            throw new QuestionFailedException("It took too long; ask for less.");
        };

        HttpResponse<byte[]> answer = routes.post("/v1/analytics/funnel", FUNNEL);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains("\"code\":\"QUERY_LIMIT\"", "It took too long; ask for less.");
    }

    @Test
    void whoeverAsksWhileOthersAreAnsweredIsToldToAskAgain() throws Exception {
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        store.before = () -> {
            under.countDown();
            await(done);
        };
        CompletableFuture<HttpResponse<byte[]>> first = CompletableFuture.supplyAsync(this::askEvents);
        await(under);

        HttpResponse<byte[]> second = askEvents();
        done.countDown();

        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(header(second, "Retry-After")).isEqualTo("1");
        assertThat(first.get().statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> askEvents() {
        try {
            return routes.get("/v1/analytics/events");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void questionsNeedAnAdminKey() throws IOException, InterruptedException {
        assertThat(routes.get("/v1/analytics/events", "Authorization", "Bearer nobody's")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBodyHasALimit() throws IOException, InterruptedException {
        String body = "{" + DATES + " ".repeat(262_144) + "}";

        assertThat(routes.post("/v1/analytics/query", body).statusCode()).isEqualTo(413);
    }

    @Test
    void questionsAreTimedByKindAndOutcome() throws IOException, InterruptedException {
        routes.post("/v1/analytics/query", "{" + DATES + "}");
        routes.post("/v1/analytics/retention", "{}");
        store.before = () -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(routes.get("/v1/analytics/events").statusCode()).isEqualTo(500);

        assertThat(text(routes.get("/metrics")))
                .contains(
                        "appizer_analytics_query_seconds_count{kind=\"trend\",outcome=\"answered\"}",
                        "appizer_analytics_query_seconds_count{kind=\"retention\",outcome=\"refused\"}",
                        "appizer_analytics_query_seconds_count{kind=\"events\",outcome=\"failed\"}");
    }
}
