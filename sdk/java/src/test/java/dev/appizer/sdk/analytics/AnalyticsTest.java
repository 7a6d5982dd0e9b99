// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.sdk.AppizerException;
import dev.appizer.sdk.FakeGateway.Reply;
import dev.appizer.sdk.WithGateway;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Questions and their answers. */
class AnalyticsTest extends WithGateway {

    private static final Question QUESTION =
            Question.of("2024-01-01", "2024-01-31").event("purchase");

    private Analytics analytics() {
        return client(builder().adminKey("admin")).analytics();
    }

    private static AppizerException failure(CompletableFuture<?> answer) {
        Throwable cause = requireNonNull(
                catchThrowableOfType(CompletionException.class, answer::join).getCause());
        return (AppizerException) cause;
    }

    private String body() {
        return gateway.requests().get(0).body();
    }

    @Test
    void aTrendIsAskedForWithTheAdminKey() {
        gateway.answering(Reply.status(200)
                .body("{\"series\":[{\"time\":\"2024-01-01T00:00:00+01:00\",\"group\":{\"plan\":null},\"value\":12},"
                        + "{\"time\":\"2024-01-02T00:00:00Z\",\"value\":null}],\"total\":12.5,\"new\":1}"));
        Trend trend = analytics().query(QUESTION).join();

        assertThat(trend.total()).isEqualTo(12.5);
        assertThat(trend.groups()).isEmpty();
        assertThat(trend.series().get(0).time()).isEqualTo(OffsetDateTime.parse("2024-01-01T00:00:00+01:00"));
        assertThat(trend.series().get(0).group()).containsEntry("plan", null);
        assertThat(trend.series().get(1).value()).isNull();
        assertThat(gateway.requests().get(0).path()).isEqualTo("/v1/analytics/query");
        assertThat(gateway.requests().get(0).headers().getFirst("Authorization"))
                .isEqualTo("Bearer admin");
        assertThat(body())
                .isEqualTo("{\"startDate\":\"2024-01-01\",\"endDate\":\"2024-01-31\",\"event\":\"purchase\"}");
    }

    @Test
    void aQuestionSaysAllThatItMay() {
        gateway.answering(Reply.status(200).body("{\"series\":[],\"total\":0}"));
        analytics()
                .query(QUESTION.measure("sum", "amount")
                        .interval("week")
                        .timezone("Europe/Paris")
                        .groupBy("plan", "country")
                        .filter(Filter.of("feature", "equals", "export"))
                        .filter(Filter.of("trial", "notExists"))
                        .limit(10))
                .join();

        assertThat(body())
                .endsWith(
                        "\"measure\":\"sum\",\"property\":\"amount\",\"interval\":\"week\",\"timezone\":\"Europe/Paris\","
                                + "\"groupBy\":[\"plan\",\"country\"],\"filters\":[{\"property\":\"feature\",\"operator\":\"equals\","
                                + "\"value\":\"export\"},{\"property\":\"trial\",\"operator\":\"notExists\"}],\"limit\":10}");
    }

    @Test
    void whatIsRegisteredRunsOnTheClientsThreads() {
        gateway.answering(Reply.status(400).after(100));

        assertThat(analytics()
                        .query(QUESTION)
                        .handle((answer, failure) -> Thread.currentThread().getName() + " "
                                + failure.getClass().getSimpleName()))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo("appizer-sdk-callback AppizerException");
    }

    @Test
    void aFunnelHasItsSteps() {
        gateway.answering(
                Reply.status(200)
                        .body(
                                "{\"steps\":[{\"event\":\"a\",\"count\":3,\"conversion\":1,\"conversionFromPrevious\":null,\"medianSeconds\":null}]}"));
        Funnel funnel = analytics()
                .funnel(FunnelQuestion.of("2024-01-01", "2024-01-31")
                        .step("a")
                        .step("b", Filter.of("x", "in", List.of(1, 2)))
                        .window(Duration.ofDays(1))
                        .strict())
                .join();

        assertThat(funnel.steps()).containsExactly(new Funnel.Step("a", 3, 1.0, null, null));
        assertThat(body()).contains("\"window\":\"PT24H\",\"order\":\"strict\"");
        assertThat(gateway.requests()
                        .get(0)
                        .json()
                        .at("/steps/1/filters/0/value/1")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void aRetentionHasItsCohorts() {
        gateway.answering(Reply.status(200)
                .body("{\"cohorts\":[{\"start\":\"2024-01-01T00:00:00Z\",\"size\":3,\"retained\":[3,1]}]}"));
        Retention retention = analytics()
                .retention(RetentionQuestion.of("2024-01-01", "2024-01-31")
                        .event("a")
                        .returnEvent("b"))
                .join();

        assertThat(retention.cohorts().get(0).retained()).containsExactly(3L, 1L);
    }

    @Test
    void withoutAnAdminKeyItSaysWhatToSet() {
        AppizerException failure = failure(client().analytics().query(QUESTION));

        assertThat(failure).hasMessageContaining("adminKey");
        assertThat(failure.code()).isEqualTo("NO_ADMIN_KEY");
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void aQuestionThatIsRefusedSaysWhatIsWrongWithIt() {
        gateway.answering(
                Reply.status(400)
                        .body(
                                "{\"success\":false,\"error\":{\"code\":\"INVALID_QUERY\",\"message\":\"The question is not valid: see details\",\"field\":\"f\","
                                        + "\"details\":[{\"pointer\":\"/interval\",\"message\":\"Give a longer interval\"},null]}}"));
        AppizerException failure = failure(analytics().query(QUESTION));

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.code()).isEqualTo("INVALID_QUERY");
        assertThat(failure.field()).isEqualTo("f");
        assertThat(failure).hasMessage("The question is not valid: /interval: Give a longer interval");
        assertThat(failure.details())
                .containsExactly(new AppizerException.Detail("/interval", "Give a longer interval"));
        assertThat(gateway.requests()).hasSize(1);
    }

    @Test
    void whatIsBusyIsAskedAgainAndWhatFailsIsNot() {
        AtomicInteger asked = new AtomicInteger();
        Queue<Reply> failures = new ConcurrentLinkedQueue<>(List.of(
                Reply.status(500),
                Reply.status(503).header("Retry-After", "61"),
                Reply.reset(),
                Reply.status(200).body("<html>")));
        gateway.answering(request -> {
            if (!request.body().contains("busy")) {
                return failures.remove();
            }
            return asked.getAndIncrement() == 0
                    ? Reply.status(503).header("Retry-After", "1")
                    : Reply.status(200).body("{\"series\":[],\"total\":1}");
        });
        Analytics analytics = analytics();
        var busy = analytics.query(QUESTION.event("busy"));

        assertThat(failure(analytics.query(QUESTION)).status()).isEqualTo(500);
        assertThat(failure(analytics.query(QUESTION)).status()).isEqualTo(503);
        assertThat(failure(analytics.query(QUESTION)).code()).isEqualTo("NO_ANSWER");
        assertThat(failure(analytics.query(QUESTION)).code()).isEqualTo("NOT_AN_ANSWER");
        assertThat(busy.join().total()).isEqualTo(1);
        assertThat(asked).hasValue(2);
    }
}
