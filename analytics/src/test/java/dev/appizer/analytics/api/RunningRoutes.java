// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.api;

import dev.appizer.analytics.store.EventStore;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.service.Health;
import dev.appizer.service.Service;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.ServiceProcess;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.settings.CommonSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes over a real socket, with any store behind them. */
final class RunningRoutes {

    private static final Map<String, String> SETTINGS = Map.of(
            CommonSettings.BOOTSTRAP_SERVERS.name(),
            "127.0.0.1:1",
            RegistryConfig.URL,
            "http://127.0.0.1:1",
            CommonSettings.HTTP_HOST.name(),
            "127.0.0.1",
            CommonSettings.HTTP_PORT.name(),
            "0");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServiceProcess process;
    private final int port;

    RunningRoutes(EventStore store, Admission admission) throws InterruptedException {
        ServiceDefinition definition = new ServiceDefinition(
                "analytics", CommonSettings.CATALOG, context -> new Asked(routes(context, store, admission)));
        this.process = new ServiceProcess(
                List.of(definition), CommonSettings.CATALOG.read(SETTINGS), Keys::open, (what, cause) -> {
                    throw new AssertionError(what, cause);
                });
        this.port = process.group().start();
    }

    private static Routes routes(ServiceContext context, EventStore store, Admission admission) {
        return new AnalyticsRoutes(() -> store, admission, Path.of("no-exports"), context.meters())
                .routes(new AdminGuard(context.keys(), null));
    }

    private record Asked(Routes routes) implements Service {

        @Override
        public String name() {
            return "analytics";
        }

        @Override
        public void start() {}

        @Override
        public void stop(Duration timeout) {}

        @Override
        public Health readiness() {
            return Health.ok();
        }

        @Override
        public Health liveness() {
            return Health.ok();
        }
    }

    HttpResponse<byte[]> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers));
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static @Nullable String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    void stop() throws InterruptedException {
        process.group().stop(Duration.ofSeconds(2));
        process.close();
    }
}
