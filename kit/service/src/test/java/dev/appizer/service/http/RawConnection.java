// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.regex.Pattern;

/** A connection over which anything can be sent. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 4_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    private final Socket socket;

    RawConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /**
     * What a server said to the end.
     *
     * @param text of all answers
     * @param closed whether it closed the connection, rather than wait for more
     */
    record Said(String text, boolean closed) {

        long answers() {
            return STATUS.matcher(text).results().count();
        }

        int status() {
            return STATUS.matcher(text)
                    .results()
                    .findFirst()
                    .map(match -> Integer.parseInt(match.group(1)))
                    .orElse(0);
        }
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** Reads until the server closes, or says nothing for a while. */
    Said hear() throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, read, ISO_8859_1));
                socket.setSoTimeout(1_000);
            }
            return new Said(text.toString(), true);
        } catch (SocketTimeoutException stillOpen) {
            return new Said(text.toString(), false);
        } catch (SocketException reset) {
            return new Said(text.toString(), true);
        }
    }

    /** Reads until the server has said so. */
    void hear(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("Closed after: " + text);
            }
            text.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
