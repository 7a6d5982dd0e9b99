// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted.
 *
 * @param body of what it said
 * @param receivedAt microseconds since the epoch
 */
public record Seen(Hash body, long receivedAt) {

    private static final int BYTES = Hash.BYTES + Long.BYTES;

    boolean saysTheSameAs(Seen other) {
        return body.equals(other.body);
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .put(body.toBytes())
                .putLong(receivedAt)
                .array();
    }

    /** Those of one key behind one another. */
    public static List<Seen> listOf(byte @Nullable [] bytes) {
        if (bytes == null) {
            return List.of();
        }
        List<Seen> all = new ArrayList<>(bytes.length / BYTES);
        for (ByteBuffer buffer = ByteBuffer.wrap(bytes); buffer.remaining() >= BYTES; ) {
            all.add(new Seen(Hash.from(buffer), buffer.getLong()));
        }
        return all;
    }
}
