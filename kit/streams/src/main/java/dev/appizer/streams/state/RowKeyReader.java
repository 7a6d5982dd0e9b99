// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Reads the parts of a {@link RowKey} back, in their order. */
public final class RowKeyReader {

    private final ByteBuffer key;

    public RowKeyReader(Bytes key) {
        this.key = ByteBuffer.wrap(key.get());
    }

    /** Begins behind the parts that another key is made of. */
    public RowKeyReader(Bytes key, Bytes prefix) {
        this(key);
        this.key.position(prefix.get().length);
    }

    public String text() {
        byte[] utf8 = new byte[key.remaining()];
        int length = 0;
        for (byte next = key.get(); ; next = key.get()) {
            if (next == 0 && key.get() == RowKey.END) {
                return new String(utf8, 0, length, StandardCharsets.UTF_8);
            }
            utf8[length++] = next;
        }
    }

    public long number() {
        return key.getLong() ^ Long.MIN_VALUE;
    }

    public char kind() {
        return (char) key.get();
    }
}
