// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted.
 *
 * @param body 128 bits of what it said
 * @param receivedAt microseconds since the epoch
 */
public record Seen(byte[] body, long receivedAt) {

    private static final int HASH_BYTES = 16;
    private static final int BYTES = HASH_BYTES + Long.BYTES;

    boolean saysTheSameAs(Seen other) {
        return Arrays.equals(body, other.body);
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).put(body).putLong(receivedAt).array();
    }

    /** Those of one key behind one another. */
    public static List<Seen> listOf(byte @Nullable [] bytes) {
        if (bytes == null) {
            return List.of();
        }
        List<Seen> all = new ArrayList<>(bytes.length / BYTES);
        for (ByteBuffer buffer = ByteBuffer.wrap(bytes); buffer.remaining() >= BYTES; ) {
            byte[] body = new byte[HASH_BYTES];
            buffer.get(body);
            all.add(new Seen(body, buffer.getLong()));
        }
        return all;
    }
}
