// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.deduplication.Buckets;
import dev.appizer.enrichment.deduplication.Fingerprint;
import dev.appizer.enrichment.deduplication.Seen;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * The memory of de-duplication. What arrives in time is remembered by bucket, and forgotten with its bucket. What comes
 * late, a re-drive, is remembered for good, since it may be driven again at any time; there is little of it.
 */
final class SeenMessages {

    /** No hash is that short. */
    private static final byte[] NEWEST = {0};

    private final WindowStore<byte[], byte[]> byBucket;
    private final KeyValueStore<byte[], byte[]> late;
    private final Buckets buckets;
    private long newest;

    SeenMessages(WindowStore<byte[], byte[]> byBucket, KeyValueStore<byte[], byte[]> late, Buckets buckets) {
        this.byBucket = byBucket;
        this.late = late;
        this.buckets = buckets;
        byte @Nullable [] stored = late.get(NEWEST);
        this.newest = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    /** All that is remembered under the key and may lie within the window: point reads, of which most find nothing. */
    List<Seen> near(Fingerprint message) {
        long own = bucketOf(message);
        byte[] key = message.key().toBytes();
        List<Seen> found = new ArrayList<>(Seen.listOf(late.get(key)));
        for (long bucket = own - buckets.reach(); bucket <= Math.min(own + buckets.reach(), newest); bucket++) {
            byte @Nullable [] stored = bucket < 0 ? null : byBucket.fetch(key, buckets.startMs(bucket));
            found.addAll(Seen.listOf(stored));
        }
        return found;
    }

    /** @param redriven whether it is known to be a re-drive, however early */
    void remember(Fingerprint message, boolean redriven) {
        long own = bucketOf(message);
        byte[] key = message.key().toBytes();
        if (redriven || own < newest - 1) {
            late.put(key, plus(late.get(key), message.seen()));
            return;
        }
        byBucket.put(key, message.seen().toBytes(), buckets.startMs(own));
        if (own > newest) {
            newest = own;
            late.put(NEWEST, ByteBuffer.allocate(Long.BYTES).putLong(own).array());
        }
    }

    private long bucketOf(Fingerprint message) {
        return buckets.of(message.seen().receivedAt());
    }

    private static byte[] plus(byte @Nullable [] stored, Seen seen) {
        byte[] one = seen.toBytes();
        int before = stored == null ? 0 : stored.length;
        ByteBuffer all = ByteBuffer.allocate(before + one.length);
        if (stored != null) {
            all.put(stored);
        }
        return all.put(one).array();
    }
}
