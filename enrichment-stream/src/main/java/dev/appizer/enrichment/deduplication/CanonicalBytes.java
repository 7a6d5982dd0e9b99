// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of values such that two values have the same bytes just when they are equal: each with its type and its
 * length, the members of an object by name. Texts are written by UTF-16 unit, since UTF-8 has no form for half a pair.
 */
final class CanonicalBytes {

    private byte[] bytes = new byte[1_024];
    private int size;

    CanonicalBytes value(@Nullable Object value) {
        if (value == null) {
            tag('n');
        } else if (value instanceof Boolean bool) {
            tag(bool ? 't' : 'f');
        } else if (value instanceof Long whole) {
            tag('l').number(whole);
        } else if (value instanceof Double real) {
            tag('d').number(Double.doubleToLongBits(real));
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof ValueList list) {
            list(list.getItems());
        } else if (value instanceof ValueMap object) {
            entries(Values.entries(object));
        } else {
            throw new IllegalArgumentException("Not a value: " + value.getClass());
        }
        return this;
    }

    CanonicalBytes entries(Map<String, ? extends @Nullable Object> entries) {
        String[] names = entries.keySet().toArray(String[]::new);
        Arrays.sort(names);
        tag('m').number(names.length);
        for (String name : names) {
            text(name).value(entries.get(name));
        }
        return this;
    }

    /** The first 128 bits of their SHA-256: nobody can make two that are the same. */
    Hash hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, size);
            return Hash.from(ByteBuffer.wrap(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    CanonicalBytes text(String text) {
        int length = text.length();
        tag('s').number(length);
        reserve(3 * length);
        for (int i = 0; i < length; i++) {
            unit(text.charAt(i));
        }
        return this;
    }

    private void unit(char unit) {
        if (unit < 0x80) {
            bytes[size++] = (byte) unit;
        } else if (unit < 0x800) {
            bytes[size++] = (byte) (0xc0 | (unit >> 6));
            bytes[size++] = (byte) (0x80 | (unit & 0x3f));
        } else {
            bytes[size++] = (byte) (0xe0 | (unit >> 12));
            bytes[size++] = (byte) (0x80 | ((unit >> 6) & 0x3f));
            bytes[size++] = (byte) (0x80 | (unit & 0x3f));
        }
    }

    private void list(List<? extends @Nullable Object> items) {
        tag('a').number(items.size());
        items.forEach(this::value);
    }

    private CanonicalBytes tag(char tag) {
        reserve(1);
        bytes[size++] = (byte) tag;
        return this;
    }

    private void number(long number) {
        reserve(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (number >>> shift);
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
