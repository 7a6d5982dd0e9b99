// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.keys.Key;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many messages each key may send, as a token bucket for each. A call is taken whole as long as anything is left, and
 * what it takes beyond has to be made up for: so no batch is ever too large to be sent.
 */
public final class RateLimits {

    private final int perSecond;
    private final double most;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param perSecond messages of one key; 0: as many as come
     * @param burst how much unused time may add up
     * @param nanoTime a clock that only goes forward
     */
    public RateLimits(int perSecond, Duration burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.most = Math.max(1, perSecond * (burst.toMillis() / 1e3));
        this.nanoTime = nanoTime;
    }

    /** Takes for a call that was let in already. */
    void add(Key key, int messages) {
        if (perSecond != 0) {
            bucket(key).owe(messages);
        }
    }

    /** @throws HttpProblem 429 where nothing is left; then nothing is taken */
    void take(Key key, int messages) {
        if (perSecond == 0) {
            return;
        }
        double missing = bucket(key).take(messages);
        if (missing > 0) {
            throw new HttpProblem(429, "RATE_LIMITED", "This key may send " + perSecond + " messages a second")
                    .retryAfter(Duration.ofMillis((long) Math.ceil(missing / perSecond * 1e3)));
        }
    }

    private Bucket bucket(Key key) {
        return buckets.computeIfAbsent(key.name(), name -> new Bucket());
    }

    private final class Bucket {

        private double left = most;
        private long atNanos = nanoTime.getAsLong();

        synchronized void owe(int messages) {
            left -= messages;
        }

        /** How much is missing until something is left; 0 where it was taken. */
        synchronized double take(int messages) {
            long now = nanoTime.getAsLong();
            left = Math.min(most, left + (now - atNanos) / 1e9 * perSecond);
            atNanos = now;
            if (left < 1) {
                return 1 - left;
            }
            left -= messages;
            return 0;
        }
    }
}
