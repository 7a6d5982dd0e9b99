// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.service.keys.KeyLine;
import dev.appizer.testing.serdes.TestAvroDeserializer;
import dev.appizer.testing.serdes.TestAvroSerializer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An instance of the stage: a process that may be killed, and started again with the state that it left. */
final class ActionProcess implements AutoCloseable {

    private static final String KEY = "k3y";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = Proof.freePort();
    private final Path log;
    private final Path file;
    private @Nullable Process process;

    /** @param settings beside those that every instance has */
    ActionProcess(Proof proof, Path directory, Map<String, String> settings) throws IOException {
        Files.createDirectories(directory);
        this.log = directory.resolve("log");
        this.file = directory.resolve("settings");
        Path keys = Files.writeString(
                directory.resolve("keys"),
                KeyLine.of("proof", "admin", List.of(), KEY).text());
        Map<String, String> all = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", proof.bootstrapServers(),
                "topics.prefix", proof.prefix(),
                "topics.partitions", String.valueOf(proof.partitions()),
                "schema.registry.url", "http://127.0.0.1:1",
                "avro.serializer.class", TestAvroSerializer.class.getName(),
                "avro.deserializer.class", TestAvroDeserializer.class.getName(),
                "http.port", String.valueOf(port),
                "advertised.url", "http://127.0.0.1:" + port,
                "state.directory", directory.resolve("state").toString(),
                "keys.file", keys.toString()));
        all.putAll(Map.of(
                "webhook.secrets", Proof.SECRET,
                "webhook.allowed.addresses", "127.0.0.1",
                "streams.consumer.session.timeout.ms", "6000",
                "streams.consumer.heartbeat.interval.ms", "1000",
                "streams.acceptable.recovery.lag", "1000000000",
                // Whoever comes back under its name gets its partitions without waiting for the session time-out.
                "streams.group.instance.id", directory.getFileName().toString()));
        all.putAll(settings);
        Files.writeString(
                file,
                all.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n")));
    }

    /** Ready when it returns. */
    ActionProcess start() throws IOException, InterruptedException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.appizer.action.ActionMain",
                        "--config",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        Proof.await("readiness; its log is " + log, PATIENCE, () -> {
            assertThat(started.isAlive())
                    .as(() -> "it ended by itself: " + said())
                    .isTrue();
            return call("GET", "/health/ready", "") == 200;
        });
        return this;
    }

    /** Puts a campaign, which is everywhere when this returns. */
    void put(String campaign, String body) throws IOException, InterruptedException {
        Proof.await("campaign " + campaign, PATIENCE, () -> {
            int status = call("PUT", "/v1/campaigns/" + campaign, body.replace('\'', '"'));
            return status == 200 || status == 201;
        });
    }

    private int call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + KEY)
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).statusCode();
        } catch (ConnectException notYet) {
            return 0;
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            assertThat(running.isAlive())
                    .as(() -> "it ended by itself: " + said())
                    .isTrue();
            running.destroyForcibly().waitFor();
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
