// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events of three identifiers around an instant, in the order in which they come in. */
public enum Delivery {
    IN_ORDER {
        @Override
        List<Long> times(long now, long window) {
            return series(now - 2 * window, window / 12, 24);
        }
    },
    SHUFFLED {
        @Override
        List<Long> times(long now, long window) {
            List<Long> times = new ArrayList<>(IN_ORDER.times(now, window));
            Collections.shuffle(times, new Random(7));
            return times;
        }
    },
    /** What happened first comes last. */
    LATE {
        @Override
        List<Long> times(long now, long window) {
            List<Long> times = new ArrayList<>(series(now - window / 2, window / 24, 12));
            times.addAll(series(now - window - window / 4, window / 24, 12));
            return times;
        }
    },
    /** Stamps alone order them. */
    AT_EQUAL_TIMES {
        @Override
        List<Long> times(long now, long window) {
            return IntStream.range(0, 24)
                    .mapToObj(i -> now - i % 4 * (window / 3))
                    .toList();
        }
    },
    AT_THE_EDGES {
        @Override
        List<Long> times(long now, long window) {
            long from = now - window;
            List<Long> edges = List.of(from - 1, from, from + 1, now - 1, now, now + 1);
            return IntStream.range(0, 24)
                    .mapToObj(i -> edges.get(i % edges.size()))
                    .toList();
        }
    },
    TO_COME {
        @Override
        List<Long> times(long now, long window) {
            return series(now - window / 2, window / 8, 24);
        }
    },
    /** Often one comes at the instant at which another one goes. */
    AT_RANDOM {
        @Override
        List<Long> times(long now, long window) {
            Random random = new Random(window);
            return IntStream.range(0, 24)
                    .mapToObj(i -> now + (random.nextInt(17) - 8) * (window / 4))
                    .toList();
        }
    };

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            7L,
            "text",
            2.5,
            null,
            true,
            new ValueList(Arrays.asList(1L, "a", null)),
            Values.object(Map.of("k", 1L)),
            Long.MAX_VALUE,
            -0.1,
            "",
            7.0,
            false,
            "text",
            -1e300,
            new ValueList(Arrays.asList(1.0, "a", null)),
            0L,
            1e300);
    private static final List<String> IDENTIFIERS = List.of("user:u", "anonymous:a", "user:v");

    abstract List<Long> times(long now, long window);

    private static List<Long> series(long from, long step, int count) {
        return IntStream.range(0, count).mapToObj(i -> from + i * step).toList();
    }

    /**
     * Events of the name {@code e} with a value of any type in {@code p}, and in {@code q} whether they are of the first
     * kind of two.
     */
    public List<Happened.Event> events(long now, long window) {
        List<Long> times = times(now, window);
        return IntStream.range(0, times.size())
                .mapToObj(i -> new Happened.Event("e", new Moment(times.get(i), stamp(i)), properties(i)))
                .toList();
    }

    /** Each part of it decides between some of them. */
    private static Stamp stamp(int i) {
        return new Stamp(1_000 + i / 6, i / 3 % 2, "m" + i % 3, IDENTIFIERS.get((i + i / 3) % 3));
    }

    private static Map<String, @Nullable Object> properties(int i) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("p", VALUES.get(i % VALUES.size()));
        properties.put("q", i % 5 < 3);
        return properties;
    }
}
