// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Servers that stop in the middle. */
final class Sockets {

    private Sockets() {}

    /** Answers so many connections with the beginning of a good answer, and leaves them open till all have come. */
    static int answerHalf(ServerSocket server, int connections) {
        List<Socket> open = new ArrayList<>();
        try {
            while (open.size() < connections) {
                Socket socket = server.accept();
                open.add(socket);
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"success\":true,"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (Socket socket : open) {
                socket.close();
            }
            return open.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
