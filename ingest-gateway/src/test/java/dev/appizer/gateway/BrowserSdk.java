// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.appizer.testing.browser.Chromium;
import dev.appizer.testing.browser.PageServer;
import dev.appizer.testing.node.NodeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Segment's SDK for browsers, on a page of another origin in a headless Chromium. */
record BrowserSdk(NodeFiles files) implements LiveSdk {

    private static final long PATIENCE_SECONDS = 60;
    private static final Path BUNDLE = Path.of("node_modules", "@segment", "analytics-next", "dist", "umd");

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
        return Chromium.missing().or(files::missing);
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
        private final PageServer server;
        private final Chromium browser;

        Running(Run run, Path home) throws IOException {
            server = new PageServer()
                    .files("/", home)
                    .files("/umd/", home.resolve(BUNDLE))
                    .answering("/half", this::half);
            browser = Chromium.open(
                    server.url() + "/browser.html?run=" + run.name() + "&count=" + run.count() + "&key=" + run.key()
                            + "&url=" + URLEncoder.encode(run.url(), UTF_8),
                    home);
        }

        private void half(HttpExchange exchange) throws IOException {
            half.countDown();
            await(rest);
            PageServer.answer(exchange, 200, new byte[0]);
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
            browser.close();
            server.close();
        }
    }
}
