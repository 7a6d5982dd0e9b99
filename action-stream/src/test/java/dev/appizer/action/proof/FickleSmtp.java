// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server of e-mail, and loses its answers, says something else in their place, or keeps them: also the one
 * that says that an e-mail was taken.
 */
final class FickleSmtp implements Fickle {

    private static final int BACKLOG = 200;

    private final int behind;
    private final Random random;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;

    /** @param behind the port of the server */
    FickleSmtp(int behind, Random random) throws IOException {
        this.behind = behind;
        this.random = random;
        this.server = serve(0);
        this.port = server.getLocalPort();
    }

    private ServerSocket serve(int at) throws IOException {
        ServerSocket made = new ServerSocket(at, BACKLOG, InetAddress.getLoopbackAddress());
        start(() -> accept(made));
        return made;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One of the two went away.
                    }
                },
                "fickle-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    private void accept(ServerSocket from) throws IOException {
        while (true) {
            Socket client = from.accept();
            open.add(client);
            Socket real = new Socket(InetAddress.getLoopbackAddress(), behind);
            start(() -> ask(client, real));
            start(() -> answer(client, real));
        }
    }

    private static void ask(Socket client, Socket real) throws IOException {
        try (real;
                InputStream from = client.getInputStream()) {
            from.transferTo(real.getOutputStream());
        }
    }

    private void answer(Socket client, Socket real) throws IOException {
        try (real;
                client;
                BufferedReader from =
                        new BufferedReader(new InputStreamReader(real.getInputStream(), StandardCharsets.UTF_8))) {
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
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void goAway() throws IOException {
        server.close();
        for (Socket client : open) {
            client.close();
        }
    }

    @Override
    public void comeBack() throws IOException {
        server = serve(port);
    }

    @Override
    public void close() throws IOException {
        goAway();
    }
}
