// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Properties as applications send them, and worse ones; from small domains, so that values meet again. */
final class RandomValues {

    /** All paths that have values, and some that have none. */
    static final List<String> PATHS = List.of(
            "amount",
            "cents",
            "plan",
            "ok",
            "serial",
            "mixed",
            "wild",
            "address",
            "address.city",
            "address.geo.lat",
            "address.geo",
            "tags",
            "nothing",
            "address.street",
            "plan.name",
            "it's \"odd\"; -- 🦆");

    static final List<String> TEXTS = List.of(
            "free",
            "pro",
            "it's",
            "say \"hi\"",
            "🦆 duck",
            "～",
            "",
            " ",
            "1",
            "true",
            "null",
            "2024-02-29T12:00:00Z",
            "2099-12-31",
            "ÄÖ",
            "%_\\",
            "$1 ?");

    static final List<Object> WILD = List.of(
            0L,
            -0.0,
            1L,
            1.0,
            1.5,
            -7L,
            1L << 53,
            (1L << 53) + 1,
            0x1p53,
            Long.MAX_VALUE,
            Long.MAX_VALUE - 1,
            Long.MIN_VALUE,
            0x1p63,
            -0x1p63,
            1e300,
            -1e300,
            Double.MIN_VALUE,
            0.1,
            0.2,
            0.3);

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>();
        maybe(properties, "amount", amount());
        maybe(properties, "cents", random.nextInt(1, 100_000) / 100.0);
        maybe(properties, "plan", text());
        maybe(properties, "ok", random.nextBoolean());
        maybe(properties, "serial", (1L << 60) + random.nextInt(3));
        maybe(properties, "mixed", any(2));
        maybe(properties, "wild", pick(WILD));
        maybe(properties, "address", address());
        if (random.nextInt(8) == 0) {
            properties.put("address.city", text());
        }
        maybe(properties, "tags", list(1));
        if (random.nextInt(8) == 0) {
            properties.put("it's \"odd\"; -- 🦆", random.nextLong(3));
        }
        return properties;
    }

    private void maybe(Map<String, Object> properties, String name, Object value) {
        if (random.nextInt(4) > 0) {
            properties.put(name, value);
        }
    }

    /** As real ones are: some whole, others not. */
    private Object amount() {
        long cents = random.nextLong(100, 20_000);
        return random.nextInt(3) == 0 ? (Object) (cents / 100) : (Object) (cents / 100.0);
    }

    private Object address() {
        Map<String, Object> address = new TreeMap<>();
        maybe(address, "city", text());
        maybe(address, "geo", Values.object(Map.of("lat", random.nextInt(4) / 2.0, "long", random.nextLong(2))));
        return Values.object(address);
    }

    Object any(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong(3);
            case 2 -> random.nextInt(6) / 2.0;
            case 3 -> text();
            case 4 -> list(depth - 1);
            default -> Values.object(Map.of("a", any(depth - 1), "b", any(depth - 1)));
        };
    }

    private Object list(int depth) {
        List<Object> items = new ArrayList<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            items.add(any(depth));
        }
        return new ValueList(items);
    }

    String text() {
        return pick(TEXTS.subList(0, random.nextInt(4) == 0 ? TEXTS.size() : 2));
    }

    String path() {
        return pick(PATHS);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
