// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import dev.appizer.testing.net.TcpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Stands before a server of e-mail, and loses its answers, says something else in their place, or keeps them: also the one
 * that says that an e-mail was taken.
 */
final class FickleSmtp implements Fickle {

    private final int behind;
    private final Random random;
    private final int port;
    private volatile TcpServer server;

    /** @param behind the port of the server */
    FickleSmtp(int behind, Random random) {
        this.behind = behind;
        this.random = random;
        this.server = new TcpServer(0, this::converse);
        this.port = server.port();
    }

    int port() {
        return port;
    }

    private void converse(Socket client) throws IOException {
        try (Socket real = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            TcpServer.pass(client, real);
            answer(client, real);
        }
    }

    private void answer(Socket client, Socket real) throws IOException {
        BufferedReader from = new BufferedReader(new InputStreamReader(real.getInputStream(), StandardCharsets.UTF_8));
        OutputStream to = client.getOutputStream();
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            int luck = random.nextInt(1_000);
            if (luck < 15) {
                return;
            } else if (luck >= 18) {
                String said = luck < 28 && line.startsWith("250 ") ? "451 later" : line;
                to.write((said + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void goAway() {
        server.close();
    }

    @Override
    public void comeBack() {
        server = new TcpServer(port, this::converse);
    }

    @Override
    public void close() {
        goAway();
    }
}
