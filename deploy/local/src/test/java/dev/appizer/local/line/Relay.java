// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.testing.net.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Passes connections on to a server, until they are cut: then nobody listens any more, as if the server were away. */
final class Relay implements AutoCloseable {

    private final URI target;
    private final int port;
    private TcpServer server;

    private Relay(URI target) {
        this.target = target;
        this.server = new TcpServer(0, this::pass);
        this.port = server.port();
    }

    /** @param url of a server on this machine */
    static Relay to(URI url) {
        return new Relay(url);
    }

    /** As that of the server. */
    String url() {
        return "http://127.0.0.1:" + port + target.getRawPath();
    }

    /** Ends all connections, and takes no others. */
    synchronized void cut() {
        server.close();
    }

    /** Takes connections again, on the same port. */
    synchronized void mend() {
        server = new TcpServer(port, this::pass);
    }

    private void pass(Socket client) throws IOException {
        try (Socket real = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
            TcpServer.pass(client, real);
            real.getInputStream().transferTo(client.getOutputStream());
        }
    }

    @Override
    public void close() {
        cut();
    }
}
