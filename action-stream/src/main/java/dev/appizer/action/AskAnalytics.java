// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.action.decide.Analytics;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.PeerAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Asks the analytics service over HTTP. */
final class AskAnalytics implements Analytics {

    private static final String PATH = "/v1/analytics/query";
    private static final int MOST_OF_A_REFUSAL = 500;

    private final HttpPeer http;
    private final URI url;
    private final Map<String, String> headers;

    /**
     * Makes it.
     *
     * @param url of the service, or of the one origin
     * @param key of scope admin; empty where none is needed
     */
    AskAnalytics(HttpPeer http, URI url, String key) {
        this.http = http;
        this.url = URI.create(url.toString().replaceAll("/+$", "") + PATH);
        this.headers = key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public CompletionStage<Answer> total(String question) {
        return http.ask("POST", url, headers, question.getBytes(StandardCharsets.UTF_8))
                .thenApply(AskAnalytics::answer)
                .exceptionally(AskAnalytics::missing);
    }

    private static Answer answer(PeerAnswer answer) {
        JsonNode json = answer.json();
        if (answer.status() == 200) {
            JsonNode total = json.path("total");
            return new Answer.Given(total.isNumber() ? OptionalDouble.of(total.doubleValue()) : OptionalDouble.empty());
        }
        String told = json.toString();
        String why = answer.status() + " " + told.substring(0, Math.min(told.length(), MOST_OF_A_REFUSAL));
        return new Answer.Missing(answer.status() < 500 && answer.status() != 429, why);
    }

    private static Answer missing(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpProblem problem) {
            return new Answer.Missing(false, String.valueOf(problem.getMessage()));
        }
        throw failure instanceof CompletionException e ? e : new CompletionException(failure);
    }
}
