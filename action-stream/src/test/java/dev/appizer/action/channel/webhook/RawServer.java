// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** A server on 127.0.0.1 that answers with whatever bytes it's told to, HTTP or not. */
final class RawServer implements AutoCloseable {

    static final Behaviour TAKES = saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    static final Behaviour HANGS = (socket, out) -> Thread.sleep(60_000);

    /** What it does with a request; the connection is kept where it returns. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    /** What it got, header names in lower case. */
    record Request(String line, Map<String, String> headers, String body) {}

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = TAKES;

    RawServer() {
        this(ServerSocketFactory.getDefault());
    }

    RawServer(ServerSocketFactory factory) {
        try {
            listening = factory.createServerSocket(0, 50, Webhooks.HERE);
        } catch (IOException e) {
            throw new IllegalStateException("No port is free", e);
        }
        threads.execute(this::listen);
    }

    static Behaviour saying(String answer) {
        return (socket, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Behaviour status(int status, String... headers) {
        return saying("HTTP/1.1 " + status + " So\r\n" + String.join("", headers) + "Content-Length: 0\r\n\r\n");
    }

    /** Breaks the connection in the middle of an answer. */
    static Behaviour dying(String beginning) {
        return (socket, out) -> {
            saying(beginning).answer(socket, out);
            out.flush();
            socket.close();
        };
    }

    void does(Behaviour next) {
        behaviour = next;
    }

    int port() {
        return listening.getLocalPort();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    List<Request> requests() {
        return requests;
    }

    int connections() {
        return sockets.size();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                requests.add(request(line, in));
                behaviour.answer(socket, out);
                out.flush();
            }
        } catch (IOException e) {
            // The client went away, as some tests want it to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request request(String line, InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("A socket stays open", e);
        }
        threads.shutdownNow();
    }
}
