// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Rows in ClickHouse's RowBinary format: the values one after another, numbers with their least byte first. */
final class RowBytes {

    private byte[] bytes = new byte[1 << 12];
    private int length;

    byte[] array() {
        return bytes;
    }

    /** How many bytes of the array. */
    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.multiplyExact(bytes.length, 2), length + more));
        }
    }

    RowBytes bool(boolean value) {
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    RowBytes int32(int value) {
        room(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    RowBytes int64(long value) {
        room(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    RowBytes float64(double value) {
        return int64(Double.doubleToRawLongBits(value));
    }

    RowBytes string(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        size(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    RowBytes strings(List<String> texts) {
        size(texts.size());
        texts.forEach(this::string);
        return this;
    }

    /** A map from texts. */
    <V> RowBytes map(Map<String, V> entries, BiConsumer<RowBytes, V> value) {
        size(entries.size());
        entries.forEach((key, of) -> {
            string(key);
            value.accept(this, of);
        });
        return this;
    }

    /** How many follow: seven bits a byte. */
    private void size(int size) {
        room(5);
        int left = size;
        while (left > 0x7f) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }
}
