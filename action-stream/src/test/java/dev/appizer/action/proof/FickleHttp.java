// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A receiver of webhooks that fails, is overloaded, hangs, and breaks off when it has taken one. Each webhook meets with
 * that a few times at most, since pauses grow.
 */
final class FickleHttp implements Fickle {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HANG_MILLIS = 4_000;
    private static final int BACKLOG = 200;
    private static final int MOST_FAILURES = 3;
    private static final int LONGER_THAN_SENT = 1_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Taken taken;
    private final Random random;
    private final int port;
    private HttpServer server;

    FickleHttp(Taken taken, Random random) throws IOException {
        this.taken = taken;
        this.random = random;
        this.server = serve(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer serve(int at) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), BACKLOG);
        made.setExecutor(threads);
        made.createContext("/", this::answer);
        made.start();
        return made;
    }

    String url(String campaign) {
        return "http://127.0.0.1:" + port + "/" + campaign;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        int luck = calls.merge(id, 1, Integer::sum) > MOST_FAILURES ? 100 : random.nextInt(100);
        if (luck < 10) {
            exchange.sendResponseHeaders(500, -1);
        } else if (luck < 20) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(429, -1);
        } else {
            take(exchange, id, body);
            if (luck < 23) {
                hang();
            } else if (luck < 30) {
                exchange.sendResponseHeaders(200, LONGER_THAN_SENT);
                exchange.getResponseBody().write('{');
            } else {
                exchange.sendResponseHeaders(200, -1);
            }
        }
        exchange.close();
    }

    private void take(HttpExchange exchange, String id, String body) throws IOException {
        HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
        String campaign = exchange.getRequestURI().getPath().substring(1);
        try {
            new Webhook(Proof.SECRET).verify(body, headers);
            taken.take(id, campaign + " " + JSON.readTree(body).path("who").asText());
        } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
            taken.refuse("A signature of " + campaign + ": " + e.getMessage());
        }
    }

    /** Until the client has given up. */
    private static void hang() {
        try {
            Thread.sleep(HANG_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void goAway() {
        server.stop(0);
    }

    @Override
    public void comeBack() throws IOException {
        server = serve(port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
