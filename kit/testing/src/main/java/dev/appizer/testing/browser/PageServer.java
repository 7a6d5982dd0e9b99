// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers the files of some directories on the loopback address, and what a test answers itself. */
public final class PageServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public PageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    /** Without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers what is below a path from the files of a directory; 404 for what isn't there. */
    public PageServer files(String path, Path directory) {
        return answering(path, exchange -> file(exchange, directory, path.length()));
    }

    /** Lets a test answer what is below a path. */
    public PageServer answering(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return this;
    }

    private static void file(HttpExchange exchange, Path directory, int prefix) throws IOException {
        Path file = directory.resolve(exchange.getRequestURI().getPath().substring(prefix));
        boolean found = Files.isRegularFile(file);
        String type = file.toString().endsWith(".html") ? "text/html" : "text/javascript;charset=utf-8";
        exchange.getResponseHeaders().add("Content-Type", type);
        answer(exchange, found ? 200 : 404, found ? Files.readAllBytes(file) : new byte[0]);
    }

    /** Answers and ends an exchange. */
    public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
