// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import dev.appizer.testing.net.TcpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections and never says anything. */
final class HangingServer implements AutoCloseable {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final TcpServer server = new TcpServer(0, this::listen);

    String url() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    private void listen(Socket client) throws IOException {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        try {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } finally {
            open.decrementAndGet();
        }
    }

    /** The most connections that were open at once. */
    int most() {
        return most.get();
    }

    @Override
    public void close() {
        server.close();
    }
}
