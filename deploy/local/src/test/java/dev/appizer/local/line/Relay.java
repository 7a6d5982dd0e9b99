// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.broker.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Passes connections on to a server, until they are cut: then nobody listens any more, as if the server were away. */
final class Relay implements AutoCloseable {

    private final URI target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;

    private Relay(URI target, int port) throws IOException {
        this.target = target;
        this.port = port;
        mend();
    }

    /** @param url of a server on this machine */
    static Relay to(URI url) throws IOException {
        return new Relay(url, Ports.free(1).get(0));
    }

    /** As that of the server. */
    String url() {
        return "http://127.0.0.1:" + port + target.getRawPath();
    }

    /** Ends all connections, and takes no others. */
    synchronized void cut() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Takes connections again, on the same port. */
    synchronized void mend() throws IOException {
        ServerSocket listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        server = listening;
        inBackground(() -> {
            while (true) {
                pass(listening.accept());
            }
        });
    }

    private void pass(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
        sockets.add(client);
        sockets.add(server);
        inBackground(() -> copy(client, server));
        inBackground(() -> copy(server, client));
    }

    private void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Whatever fails, fails since a side has ended: the sockets are closed then. */
    private static void inBackground(Transfer transfer) {
        Thread thread = new Thread(
                () -> {
                    try {
                        transfer.run();
                    } catch (IOException e) {
                        return;
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Transfer {
        void run() throws IOException;
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
