// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Builds the key of a row from parts. Keys sort as their parts do, one after the other (texts by code point), and the key
 * of some parts is a prefix of exactly those keys that begin with the same parts: a text ends with {@code 00 01}, and a
 * zero inside it is written {@code 00 FF}.
 */
public final class RowKey {

    static final byte END = 0x01;
    static final byte ESCAPED_ZERO = (byte) 0xFF;

    private static final int TYPICAL_SIZE = 96;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_SIZE);

    private RowKey() {}

    /** A key whose first part is a text. */
    public static RowKey of(String text) {
        return new RowKey().and(text);
    }

    public RowKey and(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int written = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == 0) {
                out.write(utf8, written, i + 1 - written);
                out.write(ESCAPED_ZERO);
                written = i + 1;
            }
        }
        out.write(utf8, written, utf8.length - written);
        out.write(0);
        out.write(END);
        return this;
    }

    public RowKey and(long number) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .putLong(number ^ Long.MIN_VALUE) // negative numbers sort first
                .array();
        out.write(bytes, 0, bytes.length);
        return this;
    }

    /**
     * A letter that tells kinds of rows apart.
     *
     * @param kind in ASCII
     */
    public RowKey and(char kind) {
        out.write(kind);
        return this;
    }

    /** The key; also the prefix of all keys that begin with these parts. */
    public Bytes bytes() {
        return Bytes.wrap(out.toByteArray());
    }

    /** The first key behind all that begin with these parts. */
    public Bytes behind() {
        byte[] key = out.toByteArray();
        int last = key.length - 1;
        while (key[last] == (byte) 0xFF) { // of a number; the text before it ends this
            last--;
        }
        key[last]++;
        return Bytes.wrap(Arrays.copyOf(key, last + 1));
    }
}
