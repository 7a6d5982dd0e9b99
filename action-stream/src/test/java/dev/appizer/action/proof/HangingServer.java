// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts connections and never says anything. */
final class HangingServer implements AutoCloseable {

    private static final int BACKLOG = 1_000;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private volatile int most;

    HangingServer() throws IOException {
        server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "hanging-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                open.add(client);
                most = Math.max(most, open.size());
                start(() -> listen(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void listen(Socket client) {
        try (client;
                InputStream said = client.getInputStream()) {
            said.skipNBytes(Long.MAX_VALUE);
        } catch (IOException e) {
            // The client has gone.
        }
        open.remove(client);
    }

    /** The most connections that were open at once. */
    int most() {
        return most;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
