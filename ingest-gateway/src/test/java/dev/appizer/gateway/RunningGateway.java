// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.appizer.gateway.settings.GatewaySettings;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import dev.appizer.service.ServiceProcess;
import dev.appizer.service.keys.Key;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import dev.appizer.topics.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A gateway as a process would run it, with its keys: {@code web} (browser), {@code backend} (server), {@code boss}. */
final class RunningGateway implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Topic<RawEvent> raw;
    private final ServiceProcess process;
    private final CompletableFuture<Integer> port;

    private RunningGateway(Settings settings) {
        Keys keys = Keys.hashed(Map.of(
                sha256("WEB1"), new Key("web", KeyScope.BROWSER),
                sha256("BACK1"), new Key("backend", KeyScope.SERVER),
                sha256("BOSS1"), new Key("boss", KeyScope.ADMIN),
                // Those that real SDKs were recorded with; one of them makes its key of two halves.
                sha256("WRITEKEY1"), new Key("site", KeyScope.BROWSER),
                sha256("KEYID:SECRET"), new Key("app", KeyScope.SERVER)));
        this.raw = CommonSettings.of(settings).topics().eventsRaw();
        this.process = new ServiceProcess(List.of(GatewayService.DEFINITION), settings, () -> keys, (what, cause) -> {
            throw new IllegalStateException(what, cause);
        });
        this.port = CompletableFuture.supplyAsync(this::start);
    }

    /** Begins to start one; {@link #await} returns when it has. */
    static RunningGateway of(String bootstrapServers, String registryUrl, String prefix, Map<String, String> more) {
        Map<String, String> texts = new HashMap<>(more);
        texts.put("kafka.bootstrap.servers", bootstrapServers);
        texts.put("schema.registry.url", registryUrl);
        texts.put("topics.prefix", prefix);
        texts.put("http.host", "127.0.0.1");
        texts.put("http.port", "0");
        return new RunningGateway(GatewaySettings.CATALOG.read(texts));
    }

    private int start() {
        try {
            return process.group().start();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    RunningGateway await() {
        port.join();
        return this;
    }

    boolean hasStarted() {
        return port.isDone();
    }

    int port() {
        return process.group().port();
    }

    Topic<RawEvent> raw() {
        return raw;
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(UTF_8), headers);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A gauge without labels, by its name in the format of Prometheus. */
    double gauge(String name) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        try {
            process.group().stop(STOP);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        process.close();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
