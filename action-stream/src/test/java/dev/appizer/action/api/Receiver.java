// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes webhooks, and keeps them. */
final class Receiver implements AutoCloseable {

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    record Call(String path, HttpHeaders headers, String body) {}

    /** @param port 0: any that is free */
    Receiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(
                exchange.getRequestURI().getPath(),
                HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                body));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Call> callsTo(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
