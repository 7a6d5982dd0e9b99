// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.cli.CommandProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instance's HTTP API, as the tools use it. */
public final class InstanceApi {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST_QUESTION = Duration.ofMinutes(2);
    private static final Duration NOT_READY = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 200;
    private static final String ADMIN_KEY = "dev-admin-key";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final String adminKey;

    public InstanceApi(Instance instance) {
        this(instance.url(), ADMIN_KEY);
    }

    /** That of any deployment. */
    public InstanceApi(String url, String adminKey) {
        this.url = url;
        this.adminKey = adminKey;
    }

    /**
     * Sends a call; the gateway answers when Kafka has it.
     *
     * @throws CommandProblem where it is not taken
     */
    public void send(String call, String body) throws InterruptedException {
        expect(200, "POST", "/v1/" + call, body, "dev-write-key");
    }

    /**
     * Puts what is to be there.
     *
     * @throws CommandProblem where it is not taken
     */
    public void put(String path, String body) throws InterruptedException {
        taken("PUT", path, body);
    }

    /** Asks a question, and for a while again where the answer is 503; whatever else is answered is the caller's to judge. */
    public HttpResponse<String> ask(String path, String body) throws InterruptedException {
        long deadline = System.nanoTime() + NOT_READY.toNanos();
        HttpResponse<String> answer = exchange("POST", path, body, adminKey, LONGEST_QUESTION);
        while (answer.statusCode() == 503 && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            answer = exchange("POST", path, body, adminKey, LONGEST_QUESTION);
        }
        return answer;
    }

    /** What is there; empty while it is not known yet, or not ready to be asked. */
    public Optional<JsonNode> find(String path) throws InterruptedException {
        HttpResponse<String> answer = exchange("GET", path, null, adminKey);
        if (answer.statusCode() == 404 || answer.statusCode() == 503) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw unexpected("GET", path, answer);
        }
        return Optional.of(json(answer));
    }

    /**
     * Asks for something to go; answers what is said of it.
     *
     * @throws CommandProblem where it is not taken
     */
    public JsonNode delete(String path) throws InterruptedException {
        return json(taken("DELETE", path, null));
    }

    private HttpResponse<String> taken(String method, String path, @Nullable String body) throws InterruptedException {
        HttpResponse<String> answer = exchange(method, path, body, adminKey);
        if (answer.statusCode() / 100 != 2) {
            throw unexpected(method, path, answer);
        }
        return answer;
    }

    private void expect(int status, String method, String path, String body, String key) throws InterruptedException {
        HttpResponse<String> answer = exchange(method, path, body, key);
        if (answer.statusCode() != status) {
            throw unexpected(method, path, answer);
        }
    }

    private HttpResponse<String> exchange(String method, String path, @Nullable String body, String key)
            throws InterruptedException {
        return exchange(method, path, body, key, PATIENCE);
    }

    private HttpResponse<String> exchange(
            String method, String path, @Nullable String body, String key, Duration patience)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw CommandProblem.failed(method + " " + url + path + " got no answer (" + e + ").", e);
        }
    }

    private CommandProblem unexpected(String method, String path, HttpResponse<String> answer) {
        return CommandProblem.failed(
                method + " " + url + path + " was answered " + answer.statusCode() + ": " + answer.body());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw CommandProblem.failed("The answer of " + answer.uri() + " is not JSON: " + answer.body(), e);
        }
    }
}
