// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import java.time.Duration;

/**
 * The memory's division by arrival, so that a message is looked for by point reads only. A bucket is half a window, at
 * most 12 h: no two messages of one bucket are outside each other's window, so one place per key and bucket is enough.
 *
 * @param length of a bucket in microseconds
 * @param reach how many buckets away a message of the same window may lie
 */
public record Buckets(long length, int reach) {

    private static final long HALF_A_DAY = Duration.ofHours(12).toNanos() / 1_000;

    public static Buckets of(Duration window) {
        long micros = window.toNanos() / 1_000;
        // Whole milliseconds: the store's own time has no finer ones.
        long length = Math.min(HALF_A_DAY, micros / 2) / 1_000 * 1_000;
        return new Buckets(length, (int) ((micros + length - 1) / length));
    }

    /** The number of the bucket that an arrival falls in. */
    public long of(long receivedAt) {
        return Math.floorDiv(receivedAt, length);
    }

    /** When a bucket starts, in milliseconds since the epoch. */
    public long startMs(long bucket) {
        return bucket * length / 1_000;
    }

    public Duration duration() {
        return Duration.ofNanos(length * 1_000);
    }
}
