// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The body of a request: the messages' bytes as they are, with what they have in common beside them. */
final class BatchBody {

    private static final String BEFORE = "\",\"context\":{\"library\":{\"name\":\"appizer-java\",\"version\":\""
            + LibraryVersion.TEXT + "\"}},\"batch\":[";

    private BatchBody() {}

    static byte[] of(List<Message> messages, Instant sentAt) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(sizeOf(messages));
        body.writeBytes(("{\"sentAt\":\"" + sentAt + BEFORE).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < messages.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(messages.get(i).json());
        }
        body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static int sizeOf(List<Message> messages) {
        return 256
                + messages.stream()
                        .mapToInt(message -> message.json().length + 1)
                        .sum();
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream zip = new FastGzip(zipped)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    /** The fastest level: on events it saves nearly as much as the others, for a third of the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream to) throws IOException {
            super(to, 8192);
            def.setLevel(java.util.zip.Deflater.BEST_SPEED);
        }
    }
}
