// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.api;

import dev.appizer.analytics.answer.Funnels;
import dev.appizer.analytics.answer.Retentions;
import dev.appizer.analytics.answer.Trends;
import dev.appizer.analytics.answer.format.Document;
import dev.appizer.analytics.answer.format.Format;
import dev.appizer.analytics.answer.view.CatalogueView;
import dev.appizer.analytics.answer.view.FunnelView;
import dev.appizer.analytics.answer.view.RetentionView;
import dev.appizer.analytics.answer.view.TrendView;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.question.json.QuestionJson;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.QuestionFailedException;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.Handler;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /v1/analytics}: questions about events. */
public final class AnalyticsRoutes {

    private static final int LONGEST_BODY = 262_144;
    private static final int EVENTS = 1_000;
    private static final int MOST_EVENTS = 10_000;

    private final Supplier<EventStore> store;
    private final Admission admission;
    private final QueryMeters meters;
    private final ExportRoute exports;

    /**
     * Answers nothing yet.
     *
     * @param store is asked for at every call
     * @param directory where exports go
     */
    public AnalyticsRoutes(Supplier<EventStore> store, Admission admission, Path directory, MeterRegistry meters) {
        this.store = store;
        this.exports = new ExportRoute(store, directory, Clock.systemUTC());
        this.admission = admission;
        this.meters = new QueryMeters(meters);
    }

    /** The routes, behind a guard. */
    public Routes routes(Consumer<Call> guard) {
        return Routes.guardedBy(guard)
                .bodyLimit(LONGEST_BODY)
                .blocking("POST", "/v1/analytics/query", asked("trend", QuestionJson::trend, this::answer))
                .blocking("POST", "/v1/analytics/funnel", asked("funnel", QuestionJson::funnel, this::answer))
                .blocking("POST", "/v1/analytics/retention", asked("retention", QuestionJson::retention, this::answer))
                .blocking("POST", "/v1/analytics/export", call -> meters.time("export", () -> export(call)))
                .blocking("GET", "/v1/analytics/events", call -> meters.time("events", () -> events(call)))
                .build();
    }

    private Document answer(TrendQuestion question) {
        return new TrendView(question, Trends.of(store.get(), question));
    }

    private Document answer(FunnelQuestion question) {
        return new FunnelView(question, Funnels.of(store.get(), question));
    }

    private Document answer(RetentionQuestion question) {
        return new RetentionView(question, Retentions.of(store.get(), question));
    }

    private Reply export(Call call) {
        TimeRange range = read(call, QuestionJson::range);
        return admission.admit(() -> orLimit(() -> exports.export(range)));
    }

    private Reply events(Call call) {
        int limit = call.query("limit", EVENTS, 1, MOST_EVENTS);
        String prefix = Objects.requireNonNullElse(call.query("prefix"), "");
        return reply(
                call,
                () -> new CatalogueView(store.get().catalogue().stream()
                        .filter(entry -> entry.event().startsWith(prefix))
                        .limit(limit)
                        .toList()));
    }

    private <T> Handler.Blocking asked(String kind, Function<String, T> reader, Function<T, Document> answering) {
        return call -> meters.time(kind, () -> {
            T question = read(call, reader);
            return reply(call, () -> answering.apply(question));
        });
    }

    private static <T> T read(Call call, Function<String, T> reader) {
        try {
            return reader.apply(new String(call.body(), StandardCharsets.UTF_8));
        } catch (InvalidBodyException invalid) {
            List<HttpProblem.Detail> details = invalid.problems().stream()
                    .map(problem -> new HttpProblem.Detail(problem.pointer(), problem.message()))
                    .toList();
            throw HttpProblem.badParts("INVALID_QUERY", "The question is not valid: see details", details);
        }
    }

    private Reply reply(Call call, Supplier<Document> answering) {
        Format format = Format.accepted(call.allOf("Accept"))
                .orElseThrow(() -> new HttpProblem(
                        406, "NOT_ACCEPTABLE", "Accept one of the formats that there are: " + Format.mediaTypes()));
        // Written in its turn too: the answer takes the most memory while it is.
        byte[] answer = admission.admit(() -> format.write(orLimit(answering)));
        return Reply.bytes(200, format.contentType(), answer).with("Vary", "Accept");
    }

    private static <T> T orLimit(Supplier<T> answering) {
        try {
            return answering.get();
        } catch (QuestionFailedException failed) {
            throw new HttpProblem(422, "QUERY_LIMIT", Objects.requireNonNull(failed.getMessage()));
        }
    }
}
