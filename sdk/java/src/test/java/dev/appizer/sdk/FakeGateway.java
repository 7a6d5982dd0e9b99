// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A gateway that answers as a test says, and keeps what it took. */
public final class FakeGateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
    private volatile Function<Request, Reply> behaviour = request -> Reply.taken();

    /** A request as it came; {@code at} in nanoseconds. */
    public record Request(int number, String path, Headers headers, boolean zipped, String body, long at) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public JsonNode messages() {
            return json().get("batch");
        }
    }

    /** What is done with a request: taken or not, and answered or not. */
    public record Reply(boolean takes, int status, Map<String, String> headers, String body, long delayMillis) {

        /** In the place of the account of a batch of which all were taken. */
        private static final String ALL = "ALL";

        public static Reply taken() {
            return new Reply(true, 200, Map.of(), ALL, 0);
        }

        public static Reply status(int status) {
            return new Reply(
                    false, status, Map.of(), "{\"success\":false,\"error\":{\"code\":\"C\",\"message\":\"m\"}}", 0);
        }

        /** Says how many were taken, and which weren't. */
        public Reply accounts(int accepted, String rejected) {
            return body("{\"success\":true,\"accepted\":" + accepted + ",\"rejected\":[" + rejected + "]}");
        }

        private Reply to(Request request) {
            return body.equals(ALL) ? accounts(request.messages().size(), "") : this;
        }

        /** The connection is closed without an answer. */
        public static Reply reset() {
            return status(0);
        }

        public Reply taking() {
            return new Reply(true, status, headers, body, delayMillis);
        }

        public Reply body(String text) {
            return new Reply(takes, status, headers, text, delayMillis);
        }

        public Reply header(String name, String value) {
            return new Reply(takes, status, Map.of(name, value), body, delayMillis);
        }

        public Reply after(long millis) {
            return new Reply(takes, status, headers, body, millis);
        }
    }

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public FakeGateway answering(Function<Request, Reply> as) {
        behaviour = as;
        return this;
    }

    /** The replies in their order, then everything is taken. */
    public FakeGateway answering(Reply... first) {
        AtomicInteger next = new AtomicInteger();
        return answering(request -> {
            int at = next.getAndIncrement();
            return at < first.length ? first[at] : Reply.taken();
        });
    }

    private void serve(HttpExchange exchange) throws IOException {
        Request request = read(exchange);
        requests.add(request);
        Reply reply = behaviour.apply(request).to(request);
        if (reply.takes()) {
            request.messages()
                    .forEach(message -> taken.computeIfAbsent(
                                    message.get("messageId").asText(), id -> new AtomicInteger())
                            .incrementAndGet());
        }
        sleep(reply.delayMillis());
        try {
            answer(exchange, reply);
        } catch (IOException e) {
            // The client no longer waits for it.
        } finally {
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == 0) {
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private Request read(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body =
                zipped ? new GZIPInputStream(new ByteArrayInputStream(sent)) : new ByteArrayInputStream(sent)) {
            return new Request(
                    requests.size(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    zipped,
                    new String(body.readAllBytes(), StandardCharsets.UTF_8),
                    System.nanoTime());
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public List<Request> requests() {
        return requests;
    }

    public List<JsonNode> messages() {
        return requests.stream()
                .flatMap(request -> {
                    List<JsonNode> all = new java.util.ArrayList<>();
                    request.messages().forEach(all::add);
                    return all.stream();
                })
                .toList();
    }

    /** How often each message was taken, by its id. */
    public Map<String, AtomicInteger> taken() {
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
