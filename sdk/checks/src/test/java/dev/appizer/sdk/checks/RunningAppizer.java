// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.instance.Instance;
import dev.appizer.testing.local.AppizerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** {@code ./appizer up}, and what it answers. */
final class RunningAppizer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MILLIS = 180_000;
    private static final long PAUSE_MILLIS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final AppizerProcess process;
    private final Instance instance;

    private RunningAppizer(Path data, AppizerProcess process, Instance instance) {
        this.data = data;
        this.process = process;
        this.instance = instance;
    }

    /** Starts it with data of its own, under {@code target}. */
    static RunningAppizer start() {
        try {
            Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "appizer-");
            AppizerProcess process = AppizerProcess.up(data);
            return new RunningAppizer(data, process, Instance.parse(Files.readString(data.resolve("instance.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Instance instance() {
        return instance;
    }

    /** What an {@code ./appizer} command says that succeeds. */
    String command(String... arguments) throws IOException, InterruptedException {
        return AppizerProcess.succeed(data, arguments);
    }

    /** The profile of an id, once it is as it has to be. */
    JsonNode profile(String id, Predicate<JsonNode> expected) throws IOException, InterruptedException {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonNode profile = get("/v1/profiles/" + id);
        while (!expected.test(profile) && System.currentTimeMillis() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            profile = get("/v1/profiles/" + id);
        }
        assertThat(expected.test(profile)).as("%s", profile).isTrue();
        return profile;
    }

    /** The profile of an id, once so many events belong to it. */
    JsonNode profileOf(String id, int events) throws IOException, InterruptedException {
        return profile(id, profile -> profile.path("eventCount").asInt() >= events);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(instance.url() + path)).build());
    }

    void put(String path, String body) throws IOException, InterruptedException {
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(instance.url() + path))
                .PUT(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.path("error").isMissingNode()).as("%s", answer).isTrue();
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        process.close();
    }
}
