// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks that takes all of them at once, and remembers when each came first. */
final class Arrivals implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Long> nanosByUser = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Arrivals() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void take(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String user = JSON.readTree(exchange.getRequestBody().readAllBytes())
                .path("who")
                .asText();
        nanosByUser.putIfAbsent(user, now);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** When somebody's came, by {@link System#nanoTime}. */
    Map<String, Long> nanosByUser() {
        return nanosByUser;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
