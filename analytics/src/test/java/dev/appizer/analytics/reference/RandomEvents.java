// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Events of a few weeks, as they come: few names and few people have most of them, and many times are the same. */
public final class RandomEvents {

    /** The first instant of all: some days before the clocks of Europe and America are set. */
    public static final long BEGIN = Instant.parse("2024-10-20T00:00:00Z").getEpochSecond() * 1_000_000;

    private static final long DAY = 86_400_000_000L;
    private static final int PARTITIONS = 3;

    /** How much there is of what. */
    public record Sizes(int events, int people, int names, int days) {}

    private final RandomGenerator random;
    private final RandomValues values;
    private final Sizes sizes;
    private final Map<Integer, Long> offsets = new HashMap<>();
    private long received = BEGIN;

    public RandomEvents(long seed, Sizes sizes) {
        this.random = new SplittableRandom(seed);
        this.values = new RandomValues(random);
        this.sizes = sizes;
    }

    /** The dice, for whoever asks about the same events. */
    public RandomGenerator random() {
        return random;
    }

    Sizes sizes() {
        return sizes;
    }

    RandomValues values() {
        return values;
    }

    /** The next one to be received. */
    public SentEvent next() {
        // A call carries several, and gateways do not wait for each other.
        received += random.nextInt(3) == 0 ? 0 : random.nextLong(2 * DAY * sizes.days() / sizes.events());
        String identifier = random.nextInt(12) == 0 ? null : identifier();
        int partition = Math.floorMod(identifier == null ? random.nextInt() : identifier.hashCode(), PARTITIONS);
        return new SentEvent(
                partition,
                nextOffset(partition),
                name(),
                identifier,
                eventTime(),
                received,
                random.nextInt(3),
                "m" + Long.toHexString(random.nextLong()),
                values.properties());
    }

    /** Transactions take offsets too, so that not each one is an event's. */
    public long nextOffset(int partition) {
        return offsets.merge(partition, 1L + random.nextInt(2), Long::sum);
    }

    /** Most are sent at once, some days late; whole minutes, so that many are equal, or any microsecond. */
    private long eventTime() {
        long late = random.nextInt(5) == 0 ? random.nextLong(10 * DAY) : 0;
        long time = received - late;
        return random.nextBoolean() ? time - Math.floorMod(time, 3_600_000_000L) : time;
    }

    String name() {
        return "event-" + skewed(sizes.names());
    }

    String identifier() {
        int number = skewed(sizes.people());
        return number % 2 == 0 ? "user:" + number : "anonymous:" + number;
    }

    /** The first ones are drawn most, about as Zipf's law has it. */
    private int skewed(int size) {
        return (int) Math.pow(size + 1.0, random.nextDouble()) - 1;
    }
}
