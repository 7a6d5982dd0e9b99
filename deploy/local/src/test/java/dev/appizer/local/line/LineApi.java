// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.api.DocumentedAnswers;
import dev.appizer.testing.history.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The HTTP API of one instance of each service, as clients use it. Every answer is held against the document of the API. */
final class LineApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int RETRIES = 200;
    private static final long PAUSE_MILLIS = 100;

    private final DocumentedAnswers documented = DocumentedAnswers.read();
    private final HttpClient http;
    private final UnaryOperator<String> url;

    /** @param url scheme, host and port by path */
    LineApi(HttpClient http, UnaryOperator<String> url) {
        this.http = http;
        this.url = url;
    }

    /** An answer; the body is missing where it is empty. */
    record Answer(int status, JsonNode body) {}

    /** Posts with the key of a scope. @throws IOException where nobody answers */
    Answer post(String path, String body, Scope scope) throws IOException, InterruptedException {
        return exchange(request("POST", path, body, scope));
    }

    /** Posts with a server's key and expects it to be taken. */
    void send(String path, String body) throws IOException, InterruptedException {
        Answer answer = post(path, body, Scope.SERVER);
        if (answer.status() != 200) {
            throw new AssertionError("POST " + path + " " + body + " was answered " + answer);
        }
    }

    /** What is there; empty where the answer is 404. While the state moves it is asked again. */
    Optional<JsonNode> find(String path) throws IOException, InterruptedException {
        Answer answer = admin("GET", path, "");
        return switch (answer.status()) {
            case 200 -> Optional.of(answer.body());
            case 404 -> Optional.empty();
            default -> throw new AssertionError("GET " + path + " was answered " + answer);
        };
    }

    /**
     * Asks once, with an admin key.
     *
     * @throws IOException where nobody answers
     */
    Answer ask(String path) throws IOException, InterruptedException {
        return exchange(request("GET", path, "", Scope.ADMIN));
    }

    /** Calls with an admin key; asks again after a 503. */
    Answer admin(String method, String path, String body) throws IOException, InterruptedException {
        for (int tries = 0; ; tries++) {
            Answer answer = exchange(request(method, path, body, Scope.ADMIN));
            if (answer.status() != 503 || tries == RETRIES) {
                return answer;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** What {@code /metrics} says. */
    String metrics() throws IOException, InterruptedException {
        return http.send(request("GET", "/metrics", "", Scope.ADMIN), BodyHandlers.ofString())
                .body();
    }

    static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest request(String method, String path, String body, Scope scope) {
        String key = scope == Scope.SERVER ? "write" : scope.name().toLowerCase(Locale.ROOT);
        return HttpRequest.newBuilder(URI.create(url.apply(path) + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer dev-" + key + "-key")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private Answer exchange(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        Answer answer = new Answer(response.statusCode(), JSON.readTree(response.body()));
        List<String> problems =
                documented.problems(request.method(), request.uri().getRawPath(), answer.status(), answer.body());
        if (!problems.isEmpty()) {
            throw new AssertionError(request + " was answered " + answer + ", unlike the document: " + problems);
        }
        return answer;
    }
}
