// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.send;

import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.internal.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request: the messages' bytes as they are, with what they have in common beside them. */
final class BatchBody {

    private static final String BEFORE =
            "\",\"context\":{\"library\":{\"name\":\"appizer-java\",\"version\":\"" + version() + "\"}},\"batch\":[";

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

    /** Of the SDK; from a file and not from the jar's manifest, which is another one in a jar that has all in it. */
    private static String version() {
        try (@Nullable InputStream file = Appizer.class.getResourceAsStream("version")) {
            return file == null ? "unknown" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
