// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.model.Values;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events of 90 days, the same for the same seed: of a few people many and of most few, of some names many and of others few,
 * with values of several types at one path, several events at one moment, and numbers at the limits of what numbers can be.
 *
 * @param start when the first day begins
 * @param count how many events
 * @param people from whom; as many visitors are theirs
 */
record ManyEvents(long seed, Instant start, int count, int people) {

    static final List<String> NAMES = List.of(
            "page_view", "click", "search", "login", "add_to_cart", "checkout", "purchase", "share", "signup", "error");

    static final int DAYS = 90;

    private static final long MILLIS = ChronoUnit.DAYS.getDuration().toMillis() * DAYS;
    private static final List<String> PLANS = List.of("free", "pro", "team", "enterprise", "Ünlimited", "");
    private static final List<String> DEVICES = List.of("phone", "desktop", "tablet", "tv");

    /** Sums of these come out right only where nothing is rounded before the end. */
    private static final double[] HARD = {
        1e300,
        -1e300,
        0x1p62,
        -0x1p62,
        0x1p63,
        0x1p-1074,
        -0x1p-1074,
        1e-20,
        0.1,
        -0.0,
        0x1p53 + 2,
        1e22,
        -1e22,
        123456.789e-30
    };

    private static final long[] HARD_WHOLE = {
        Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, -(1L << 53) - 1, (1L << 62) + 1, Long.MIN_VALUE + 1, 0
    };

    /** Shows all of them, in the order in which they come. */
    void each(Consumer<MadeEvent> consumer) {
        SplittableRandom random = new SplittableRandom(seed);
        @Nullable MadeEvent before = null;
        for (int n = 0; n < count; n++) {
            MadeEvent event =
                    before != null && random.nextInt(30) == 0 ? atOnceWith(before, n, random) : alone(n, random);
            consumer.accept(event);
            before = event;
        }
    }

    private MadeEvent alone(int n, SplittableRandom random) {
        int person = (int) (people * Math.pow(random.nextDouble(), 2.5));
        long time = (start.toEpochMilli() + random.nextLong(MILLIS)) * 1_000;
        if (random.nextInt(50) == 0) {
            // On the hour, where buckets and ranges begin.
            time -= Math.floorMod(time, 3_600_000_000L);
        }
        long lag = random.nextInt(100) == 0 ? random.nextLong(3 * 86_400_000_000L) : random.nextLong(5_000_000);
        int name = name(random);
        return new MadeEvent(
                name, identifier(person, random), time, time + lag, random.nextInt(3), n, properties(name, random));
    }

    /** Another one of the same person at the same moment, which as little as possible tells apart from the one before. */
    private MadeEvent atOnceWith(MadeEvent before, int n, SplittableRandom random) {
        int name = name(random);
        int identifier =
                before.identifier() == MadeEvent.NOBODY ? MadeEvent.NOBODY : before.identifier() ^ random.nextInt(2);
        // A third one with the same message could have the whole stamp of the first.
        boolean sameMessage = identifier != before.identifier() && random.nextBoolean() && before.message() == n - 1;
        return new MadeEvent(
                name,
                identifier,
                before.time(),
                random.nextInt(3) == 0 ? before.received() - 1 : before.received(),
                random.nextInt(3) == 0 ? random.nextInt(3) : before.position(),
                sameMessage ? before.message() : n,
                properties(name, random));
    }

    private static int identifier(int person, SplittableRandom random) {
        int kind = random.nextInt(100);
        return kind == 0 ? MadeEvent.NOBODY : 2 * person + (kind < 30 ? 1 : 0);
    }

    /** Each name about as often as all rarer ones together, after the first few. */
    private static int name(SplittableRandom random) {
        return (int) (NAMES.size() * Math.pow(random.nextDouble(), 2));
    }

    private static Map<String, Object> properties(int name, SplittableRandom random) {
        Map<String, Object> properties = new HashMap<>();
        switch (NAMES.get(name)) {
            case "page_view" -> {
                properties.put("product", product(random));
                properties.put("device", DEVICES.get(random.nextInt(DEVICES.size())));
                properties.put("bot", random.nextInt(20) == 0);
            }
            case "click" -> properties.put("x", (long) random.nextInt(2_000));
            case "search" -> {
                properties.put("results", (long) random.nextInt(500));
                properties.put("device", DEVICES.get(random.nextInt(2)));
            }
            case "add_to_cart" -> {
                properties.put("product", product(random));
                properties.put("price", random.nextInt(100_000) / 100.0);
            }
            case "checkout", "purchase" -> {
                putIfAny(properties, "amount", amount(random));
                putIfAny(properties, "plan", plan(random));
                if (random.nextInt(3) == 0) {
                    properties.put(
                            "coupon",
                            Values.object(
                                    Map.of("code", "C" + random.nextInt(5), "percent", (long) random.nextInt(4) * 5)));
                }
            }
            case "signup" -> putIfAny(properties, "plan", plan(random));
            case "error" -> properties.put("amount", hard(random));
            default -> {}
        }
        return properties;
    }

    private static String product(SplittableRandom random) {
        return "product-" + (int) (1_000 * Math.pow(random.nextDouble(), 2));
    }

    private static void putIfAny(Map<String, Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    /** Of many types, and of none. */
    private static @Nullable Object plan(SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(3);
            case 3 -> (double) random.nextInt(3);
            default -> PLANS.get((int) (PLANS.size() * Math.pow(random.nextDouble(), 2)));
        };
    }

    private static @Nullable Object amount(SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> "12.50";
            case 2 -> random.nextBoolean();
            case 3, 4, 5, 6, 7, 8 -> (long) random.nextInt(1_000);
            case 9 -> random.nextDouble() * 1e6 - 5e5;
            default -> (double) random.nextInt(50_000) / 100;
        };
    }

    private static Object hard(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> HARD_WHOLE[random.nextInt(HARD_WHOLE.length)];
            case 1 -> HARD[random.nextInt(HARD.length)];
            case 2 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(400) - 300);
            default -> random.nextLong();
        };
    }
}
