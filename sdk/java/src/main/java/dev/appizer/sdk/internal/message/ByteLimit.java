// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import java.io.OutputStream;
import java.util.Arrays;

/** Keeps what is written, and refuses more than a limit at once: what has no end must not fill the memory first. */
final class ByteLimit extends OutputStream {

    private final int limit;
    private byte[] bytes = new byte[512];
    private int length;

    ByteLimit(int limit) {
        this.limit = limit;
    }

    /** More was written than may be. */
    static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("too large", null, false, false);
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        if (count > limit - length) {
            throw new Exceeded();
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    int length() {
        return length;
    }

    /** A hash of the member that was written from a place on, whether or not it is the first of its object. */
    long hashFrom(int start) {
        return RepeatedTraits.hash(bytes, start < length && bytes[start] == ',' ? start + 1 : start, length);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
