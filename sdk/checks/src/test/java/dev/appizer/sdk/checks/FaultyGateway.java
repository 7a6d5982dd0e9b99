// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a gateway, and lets some of the calls fail: before the gateway has them, or behind its back. */
final class FaultyGateway implements AutoCloseable {

    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");
    private static final Fault SILENCE = new Fault(false, 0, false);
    private static final List<Fault> FAULTS = List.of(
            new Fault(false, 500, false),
            new Fault(true, 500, false),
            new Fault(true, 502, false),
            new Fault(false, 503, true),
            new Fault(true, 503, true),
            new Fault(false, 429, true),
            SILENCE,
            new Fault(true, 0, false));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger preflights = new AtomicInteger();
    private final String gateway;
    private final Random random;
    private final HttpServer server;
    private volatile double rate;

    /**
     * A way to fail.
     *
     * @param reaches whether the gateway gets the call all the same
     * @param status 0: the connection ends without an answer
     * @param tellsWhen whether it asks for a second's patience
     */
    private record Fault(boolean reaches, int status, boolean tellsWhen) {}

    /**
     * Starts it on a free port.
     *
     * @param gateway its URL
     * @param rate of the calls that fail, from 0 to 1
     */
    FaultyGateway(String gateway, double rate, long seed) throws IOException {
        this.gateway = gateway;
        this.rate = rate;
        random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many calls there were, without preflights. */
    int calls() {
        return calls.get();
    }

    /** How many of them were made to fail. */
    int failed() {
        return failed.get();
    }

    /** How many preflights there were. */
    int preflights() {
        return preflights.get();
    }

    /** From now on so many fail; at 1 all, without an answer. */
    void rate(double rate) {
        this.rate = rate;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            (exchange.getRequestMethod().equals("OPTIONS") ? preflights : calls).incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (failsNow()) {
                failed.incrementAndGet();
                fail(exchange, body, rate < 1 ? anyFault() : SILENCE);
            } else {
                answer(exchange, forward(exchange, body));
            }
        }
    }

    private synchronized boolean failsNow() {
        return random.nextDouble() < rate;
    }

    private synchronized Fault anyFault() {
        return FAULTS.get(random.nextInt(FAULTS.size()));
    }

    private void fail(HttpExchange exchange, byte[] body, Fault fault) throws IOException {
        if (fault.reaches()) {
            forward(exchange, body);
        }
        if (fault.status() > 0) {
            if (fault.tellsWhen()) {
                exchange.getResponseHeaders().add("Retry-After", "1");
            }
            exchange.sendResponseHeaders(fault.status(), -1);
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
