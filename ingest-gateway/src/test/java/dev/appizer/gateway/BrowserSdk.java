// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.appizer.testing.node.NodeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Segment's SDK for browsers, on a page of another origin in a headless Chromium. */
record BrowserSdk(NodeFiles files) implements LiveSdk {

    private static final long PATIENCE_SECONDS = 60;
    private static final Path BUNDLE = Path.of("node_modules", "@segment", "analytics-next", "dist");

    @Override
    public String name() {
        return "segment-browser";
    }

    @Override
    public boolean namesUsers() {
        return false;
    }

    @Override
    public Optional<String> missing() {
        return chromium().isEmpty() ? Optional.of("no Chromium is on the PATH") : files.missing();
    }

    private static Optional<Path> chromium() {
        return NodeFiles.program("chromium", "chromium-browser", "google-chrome");
    }

    @Override
    public Session start(Run run) {
        try {
            return new Running(run, files.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Running implements Session {

        private final CountDownLatch half = new CountDownLatch(1);
        private final CountDownLatch rest = new CountDownLatch(1);
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final Path home;
        private final HttpServer server;
        private final Process browser;

        Running(Run run, Path home) throws IOException {
            this.home = home;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::file);
            server.createContext("/half", this::half);
            server.start();
            browser = browse(run);
        }

        private Process browse(Run run) throws IOException {
            String page = "http://127.0.0.1:" + server.getAddress().getPort() + "/browser.html?run=" + run.name()
                    + "&count=" + run.count() + "&key=" + run.key() + "&url=" + URLEncoder.encode(run.url(), UTF_8);
            Path profile = Files.createTempDirectory(home, "profile-");
            return new ProcessBuilder(
                            chromium().orElseThrow().toString(),
                            "--headless=new",
                            // It is root in containers, and what it opens is ours.
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--no-first-run",
                            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                            "--user-data-dir=" + profile,
                            page)
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolveSibling(run.name() + ".log").toFile())
                    .start();
        }

        private void file(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath().substring(1);
            Path file = home.resolve(path.startsWith("umd/") ? BUNDLE.resolve(path) : Path.of(path));
            boolean found = Files.isRegularFile(file);
            exchange.getResponseHeaders()
                    .add("Content-Type", path.endsWith(".html") ? "text/html" : "text/javascript;charset=utf-8");
            answer(exchange, found ? 200 : 404, found ? Files.readAllBytes(file) : new byte[0]);
        }

        private void half(HttpExchange exchange) throws IOException {
            half.countDown();
            await(rest);
            answer(exchange, 200, new byte[0]);
        }

        private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
            try (exchange) {
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }

        @Override
        public void awaitHalf() {
            await(half);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void sendRest() {
            rest.countDown();
        }

        // What could not be delivered goes into a queue of the SDK, about which it says nothing.
        @Override
        public void awaitEnd() {}

        @Override
        public void close() {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
