// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.testing.net.TcpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on 127.0.0.1 that answers with whatever bytes it's told to, HTTP or not. */
final class RawServer implements AutoCloseable {

    static final Behaviour TAKES = saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    static final Behaviour HANGS = (socket, out) -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());

    /** What it does with a request; the connection is kept where it returns. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Socket socket, OutputStream out) throws IOException;
    }

    /** What it got, header names in lower case. */
    record Request(String line, Map<String, String> headers, String body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final TcpServer server;
    private volatile Behaviour behaviour = TAKES;

    RawServer() {
        server = new TcpServer(0, this::serve);
    }

    RawServer(ServerSocketFactory factory) {
        try {
            server = new TcpServer(factory.createServerSocket(0, 50, Webhooks.HERE), this::serve);
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free", e);
        }
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
        return server.port();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    List<Request> requests() {
        return requests;
    }

    int connections() {
        return server.accepted();
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            requests.add(request(line, in));
            behaviour.answer(socket, out);
            out.flush();
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
        server.close();
    }
}
