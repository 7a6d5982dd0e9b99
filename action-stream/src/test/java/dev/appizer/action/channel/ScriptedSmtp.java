// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.appizer.testing.net.TcpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server that answers as it is told: by verb ({@code .} for the end of the data, {@code HI} for the greeting). */
final class ScriptedSmtp implements AutoCloseable {

    /** Never answers. */
    static final String HANG = "hang";
    /** Closes the connection instead of an answer. */
    static final String DROP = "drop";

    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "HI", "220 here", "EHLO", "250-here\r\n250 AUTH PLAIN LOGIN", "DATA", "354 go on", "AUTH", "235 welcome"));
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Optional<SSLContext> tls;
    private final boolean tlsFromTheStart;
    private final TcpServer server;

    ScriptedSmtp() {
        this(0, Optional.empty(), false);
    }

    /** @param tls the certificate, for STARTTLS or for all that is said */
    ScriptedSmtp(int port, Optional<SSLContext> tls, boolean tlsFromTheStart) {
        this.tls = tls;
        this.tlsFromTheStart = tlsFromTheStart;
        this.server = new TcpServer(port, this::talk);
    }

    int port() {
        return server.port();
    }

    int connections() {
        return server.accepted();
    }

    List<String> commands() {
        return commands;
    }

    ScriptedSmtp answer(String verb, String answer) {
        answers.put(verb, answer);
        return this;
    }

    private void talk(Socket socket) throws IOException {
        converse(tlsFromTheStart ? secured(socket) : socket, "HI");
    }

    /** From this verb on. */
    private void converse(Socket socket, String first) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        boolean going = say(socket, first);
        boolean data = false;
        while (going) {
            String line = in.readLine();
            if (line == null) {
                return;
            }
            commands.add(line);
            if (data && !line.equals(".")) {
                continue;
            }
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            going = say(socket, verb);
            data = verb.equals("DATA") && answers.getOrDefault(verb, "").startsWith("3");
            if (verb.equals("STARTTLS") && tls.isPresent()) {
                converse(secured(socket), "");
                return;
            }
        }
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(socket, null, true);
        secured.startHandshake();
        return secured;
    }

    private boolean say(Socket socket, String verb) throws IOException {
        String answer = verb.isEmpty() ? HANG : answers.getOrDefault(verb, "250 fine");
        if (answer.equals(DROP)) {
            return false;
        }
        if (!answer.equals(HANG)) {
            socket.getOutputStream().write((answer + "\r\n").getBytes(UTF_8));
        }
        return true;
    }

    /** Also what is under way. */
    @Override
    public void close() {
        server.close();
    }
}
