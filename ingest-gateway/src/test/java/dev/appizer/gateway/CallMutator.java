// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Makes calls out of sound ones: some as they were, most damaged in one way or in several. The same for the same seed. */
final class CallMutator {

    private static final int MOST_DAMAGES = 4;
    private static final int BOMB_BYTES = 20_000_000;

    private static final List<String> SOUND = List.of(
            "{\"type\":\"track\",\"event\":\"purchase\",\"userId\":\"user_1\",\"messageId\":\"m\","
                    + "\"properties\":{\"amount\":99.5,\"items\":[1,2,{\"a\":null}],\"note\":\"caf\\u00e9\"},"
                    + "\"timestamp\":\"2026-01-15T10:30:00Z\",\"sentAt\":\"2026-01-15T10:30:01Z\"}",
            "{\"type\":\"identify\",\"userId\":42,\"anonymousId\":\"a-1\",\"traits\":{\"plan\":\"pro\",\"big\":12345678901234567}}",
            "{\"type\":\"alias\",\"userId\":\"user_1\",\"previousId\":\"a-1\"}",
            "{\"type\":\"page\",\"anonymousId\":\"a-1\",\"name\":\"Home\",\"properties\":{},\"context\":{\"page\":{\"path\":\"/\"}}}",
            "{\"type\":\"group\",\"userId\":\"user_1\",\"groupId\":\"g\",\"traits\":{\"seats\":3}}",
            "{\"type\":\"track\",\"event\":\"api_latency\",\"properties\":{\"ms\":12}}");

    /** What parsers and their users have stumbled over. */
    private static final List<String> ODD = List.of(
            "NaN",
            "Infinity",
            "-0",
            "1e400",
            "1e-400",
            "9223372036854775808",
            "0x1F",
            "01",
            "1.",
            ".5",
            "+1",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\u0001\"",
            "\"\\x\"",
            "'single'",
            "undefined",
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\" \"",
            "\"0\"",
            "\"null\"",
            "\"2026-02-30T25:61:00Z\"",
            "[[[[[[[[[[1]]]]]]]]]]",
            "{\"a\":1,\"a\":2}",
            "{\"__proto__\":{}}",
            "/*c*/1",
            "1,",
            ",",
            ":",
            "\"",
            "\\",
            "\u2028",
            "\uFEFF",
            "{\"userId\":\"x\",\"userId\":\"y\"}",
            "\"" + "x".repeat(300) + "\"",
            "1" + "0".repeat(400));

    private static final List<String> PATHS = List.of(
            "/v1/track",
            "/v1/identify",
            "/v1/alias",
            "/v1/page",
            "/v1/screen",
            "/v1/group",
            "/v1/batch",
            "/v1/import",
            "/v1/t",
            "/v1/b",
            "/any/prefix/v1/batch/",
            "/beacon/v1/batch");

    private static final List<String> ENCODINGS = List.of("gzip", "identity", "br", "GZIP", "x-gzip", "gzip, gzip", "");

    private final SplittableRandom random;

    CallMutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * A call.
     *
     * @param encoding the header; empty: none
     */
    record Sent(String path, String encoding, Buffer body) {

        Sent(String path, String encoding, byte[] body) {
            this(path, encoding, Buffer.buffer(body));
        }
    }

    Sent next() {
        String path = any(PATHS);
        boolean batch = path.contains("/batch") || path.endsWith("/import") || path.endsWith("/b");
        byte[] body = (batch ? batch() : any(SOUND)).getBytes(UTF_8);
        int damages = random.nextInt(MOST_DAMAGES + 1);
        for (int damage = 0; damage < damages; damage++) {
            body = damaged(body);
        }
        return encoded(path, body);
    }

    private String batch() {
        StringBuilder json = new StringBuilder("{\"batch\":[");
        int messages = random.nextInt(6);
        for (int message = 0; message < messages; message++) {
            json.append(message == 0 ? "" : ",").append(any(SOUND));
        }
        return json.append("],\"context\":{\"ip\":\"::1\"},\"sentAt\":\"2026-01-15T10:30:00Z\",\"writeKey\":\"BACK1\"}")
                .toString();
    }

    private byte[] damaged(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(body, at);
            case 1 -> flipped(body, at);
            case 2 -> spliced(body, at, at, any(ODD).getBytes(UTF_8));
            case 3 -> valueReplaced(body);
            case 4 -> spliced(body, at, Math.min(body.length, at + random.nextInt(20)), new byte[0]);
            case 5 -> spliced(body, at, at, Arrays.copyOfRange(body, at, Math.min(body.length, at + 50)));
            case 6 -> spliced(body, at, at, nested());
            case 7 -> noise();
            default -> new String(body, UTF_8).getBytes(UTF_16LE);
        };
    }

    private byte[] flipped(byte[] body, int at) {
        byte[] copy = body.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    /** An odd value in the place of a sound one: the damage that a parser lets through. */
    private byte[] valueReplaced(byte[] body) {
        String text = new String(body, UTF_8);
        int colon = text.indexOf(':', random.nextInt(text.length()));
        int end = colon < 0 ? -1 : text.indexOf(',', colon);
        return end < 0 ? body : (text.substring(0, colon + 1) + any(ODD) + text.substring(end)).getBytes(UTF_8);
    }

    private byte[] nested() {
        int depth = random.nextInt(2_000);
        return ("[".repeat(depth) + "]".repeat(random.nextInt(2) == 0 ? depth : 0)).getBytes(UTF_8);
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, from);
        out.writeBytes(inserted);
        out.write(body, to, body.length - to);
        return out.toByteArray();
    }

    private Sent encoded(String path, byte[] body) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> new Sent(path, "gzip", gzip(body));
            case 2 -> new Sent(path, any(ENCODINGS), body);
            case 3 -> new Sent(path, "gzip", damaged(gzip(body)));
            case 4 ->
                random.nextInt(50) == 0 ? new Sent(path, "gzip", gzip(new byte[BOMB_BYTES])) : new Sent(path, "", body);
            default -> new Sent(path, "", body);
        };
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
