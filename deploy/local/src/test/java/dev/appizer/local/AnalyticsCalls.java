// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.instance.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What an instance of the local mode is told and asked, over HTTP. Apostrophes in bodies stand for quotation marks. */
final class AnalyticsCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private AnalyticsCalls(String url) {
        this.url = url;
    }

    /** Those of the instance that runs on a data directory. */
    static AnalyticsCalls of(Path data) throws IOException {
        return new AnalyticsCalls(
                Instance.parse(Files.readString(data.resolve("instance.json"))).url());
    }

    /** Sends with a server's key and expects it to be taken. */
    void send(String call, String body) throws IOException, InterruptedException {
        expect(200, exchange("POST", "/v1/" + call, body, "dev-write-key", "application/json"));
    }

    /** Asks with an admin's key. */
    JsonNode ask(String kind, String question) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                exchange("POST", "/v1/analytics/" + kind, question, "dev-admin-key", "application/json");
        return JSON.readTree(expect(200, answer));
    }

    /** The total of each group of a trend, by what it is grouped by. */
    Map<String, Long> groups(String question) throws IOException, InterruptedException {
        Map<String, Long> totals = new TreeMap<>();
        for (JsonNode group : ask("query", question).path("groups")) {
            totals.put(
                    group.path("group").elements().next().asText(),
                    group.path("total").asLong());
        }
        return totals;
    }

    /** What an admin's call, which is taken, is answered; asks again while a stage is not ready for it. */
    JsonNode admin(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = exchange(method, path, body, "dev-admin-key", "application/json");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answer.statusCode() == 503 && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            answer = exchange(method, path, body, "dev-admin-key", "application/json");
        }
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(
                    method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Erases, and returns once nothing is left in the stages. */
    void erase(String id) throws IOException, InterruptedException {
        String receipt =
                admin("DELETE", "/v1/profiles/" + id, "").path("receiptId").asText();
        await("DONE", () -> {
            String answer = exchange("GET", "/v1/erasures/" + receipt, "", "dev-admin-key", "application/json")
                    .body();
            return JSON.readTree(answer).path("state").asText();
        });
    }

    HttpResponse<String> exchange(String method, String path, String body, String key, String accept)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Accept", accept)
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(
                    answer.request().uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Something that is asked for again and again. */
    @FunctionalInterface
    interface Look<T> {
        T look() throws IOException, InterruptedException;
    }

    /** Waits until this is answered: what a call brings about takes a moment to be seen. */
    static <T> void await(T expected, Look<T> asked) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T answer = asked.look();
        while (!answer.equals(expected) && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            answer = asked.look();
        }
        assertThat(answer).isEqualTo(expected);
    }
}
