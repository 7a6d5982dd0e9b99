// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** HTTPS before other servers: what an ingress does, and what stands before a registry that speaks without. */
final class ReverseProxy implements AutoCloseable {

    private static final Set<String> OF_A_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BAD_GATEWAY = 502;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final HttpClient client;
    private final Function<HttpExchange, List<String>> targets;

    /**
     * Starts one on a free port.
     *
     * @param tls of both sides
     * @param targets base URLs to try in turn, by what is asked; none: 401
     */
    ReverseProxy(SSLContext tls, Function<HttpExchange, List<String>> targets) {
        this.targets = targets;
        this.client =
                HttpClient.newBuilder().sslContext(tls).connectTimeout(PATIENCE).build();
        try {
            this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        List<String> all = targets.apply(exchange);
        try (exchange) {
            for (String target : all) {
                try {
                    answer(exchange, client.send(request(exchange, target, body), BodyHandlers.ofByteArray()));
                    return;
                } catch (IOException gone) {
                    // The next may have what is asked for.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            exchange.sendResponseHeaders(all.isEmpty() ? 401 : BAD_GATEWAY, -1);
        }
    }

    private static HttpRequest request(HttpExchange exchange, String target, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .timeout(PATIENCE)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        if (response.body().length > 0) {
            exchange.getResponseBody().write(response.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
