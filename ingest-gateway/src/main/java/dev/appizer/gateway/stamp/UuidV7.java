// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.stamp;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Message ids where the sender gave none: UUIDs of version 7 (RFC 9562), ordered by time and else random. */
public final class UuidV7 {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;

    /** @param random safe for any threads, and not to be guessed */
    public UuidV7(RandomGenerator random) {
        this.random = random;
    }

    /** A new one of a time in milliseconds since the epoch. */
    public String at(long millis) {
        long high = millis << 16 | VERSION | (random.nextLong() & 0x0fffL);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low).toString();
    }
}
