// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import java.nio.ByteBuffer;

/** 128 bits that stand for more: no two things that we meet have the same. */
public record Hash(long high, long low) {

    static final int BYTES = 2 * Long.BYTES;

    /** Reads the next ones of a buffer. */
    static Hash from(ByteBuffer bytes) {
        return new Hash(bytes.getLong(), bytes.getLong());
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }
}
