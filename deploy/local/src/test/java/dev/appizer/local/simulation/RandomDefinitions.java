// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Definitions of everything that the language knows, over what random histories hold. */
final class RandomDefinitions {

    private static final List<String> EVENTS = List.of("signup", "login", "purchase", "page_viewed");
    private static final List<String> WINDOWS = List.of("PT1H", "PT6H", "P1D", "P3D", "P7D", "P2W", "P30D");
    private static final List<String> TEXTS = List.of("\"pro\"", "\"free\"", "\"enterprise\"", "\"\"");

    private final SplittableRandom random;
    private final Map<String, String> computedTraits = new LinkedHashMap<>();
    private final Map<String, String> segments = new LinkedHashMap<>();

    RandomDefinitions(long seed, int traits, int segments) {
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < traits; i++) {
            computedTraits.put(pick("spent", "plan", "visits", "last.city") + (i == 0 ? "" : i), "{" + query() + "}");
        }
        for (int i = 0; i < segments; i++) {
            this.segments.put("s" + i, "{\"condition\":" + condition(3) + "}");
        }
    }

    /** Bodies by name. */
    Map<String, String> computedTraits() {
        return computedTraits;
    }

    /** Bodies by id; a reference stands behind what it refers to. */
    Map<String, String> segments() {
        return segments;
    }

    /** A condition that refers to no segment, so that any of them may be put as it. */
    String withoutReference() {
        String condition = condition(2);
        return condition.contains("\"segment\"") ? eventFilter() : condition;
    }

    private String condition(int depth) {
        int kind = random.nextInt(depth > 0 ? 12 : 8);
        return switch (kind) {
            case 0, 1, 2, 3 -> eventFilter();
            case 4, 5 -> propertyFilter();
            case 6 -> sequence();
            case 7 -> segments.isEmpty() ? eventFilter() : "{\"segment\":\"s" + random.nextInt(segments.size()) + "\"}";
            case 8, 9 -> "{\"all\":[" + some(3, () -> condition(depth - 1)) + "]}";
            case 10 -> "{\"any\":[" + some(3, () -> condition(depth - 1)) + "]}";
            default -> "{\"not\":" + condition(depth - 1) + "}";
        };
    }

    private String eventFilter() {
        String query = query();
        if (query.contains("\"first\"") || query.contains("\"last\"")) {
            return "{" + query + "," + textTest() + "}";
        }
        int greatest = query.contains("\"aggregate\"") && !query.contains("uniqueCount") ? 900 : 4;
        return "{" + query + "," + numberTest(greatest) + "}";
    }

    /** What an event filter and a computed trait have in common. */
    String query() {
        String event = "\"event\":\"" + pick(EVENTS) + "\"";
        String where = random.nextInt(3) == 0 ? ",\"where\":[" + where() + "]" : "";
        String within = random.nextInt(4) == 0 ? "" : ",\"within\":\"" + pick(WINDOWS) + "\"";
        String aggregate = switch (random.nextInt(8)) {
            case 0 -> of("sum", "amount");
            case 1 -> of(pick("min", "max"), "amount");
            case 2 -> of("avg", "amount");
            case 3 -> of(pick("first", "last"), "plan");
            case 4 -> of("uniqueCount", pick("address.city", "plan", "amount"));
            default -> "";
        };
        return event + aggregate + where + within;
    }

    private static String of(String aggregate, String property) {
        return ",\"aggregate\":\"" + aggregate + "\",\"property\":\"" + property + "\"";
    }

    private String where() {
        return random.nextBoolean()
                ? "{\"property\":\"amount\"," + numberTest(900) + "}"
                : "{\"property\":\"plan\"," + textTest() + "}";
    }

    private String propertyFilter() {
        return switch (random.nextInt(6)) {
            case 0 ->
                "{\"property\":\"" + pick("lastSeen", "firstSeen", "signupDate") + "\",\"operator\":\""
                        + pick("withinLast", "withinLast", "withinNext") + "\",\"value\":\"" + pick(WINDOWS) + "\"}";
            case 1 -> "{\"property\":\"anonymous\",\"operator\":\"equals\",\"value\":" + random.nextBoolean() + "}";
            case 2 -> "{\"property\":\"" + pick("plan", "plan1") + "\"," + textTest() + "}";
            default ->
                "{\"property\":\"" + computedOr("seats") + "\"," + numberTest(random.nextBoolean() ? 900 : 4) + "}";
        };
    }

    private String computedOr(String trait) {
        List<String> names = new ArrayList<>(computedTraits.keySet());
        names.add(trait);
        return pick(names);
    }

    private String sequence() {
        String steps = some(
                3,
                () -> "{\"event\":\"" + pick(EVENTS) + "\""
                        + (random.nextInt(3) == 0 ? ",\"where\":[" + where() + "]" : "") + "}");
        String within = random.nextBoolean() ? ",\"within\":\"" + pick(WINDOWS) + "\"" : "";
        String last = random.nextInt(3) > 0 ? ",\"last\":\"" + pick(WINDOWS) + "\"" : "";
        return "{\"sequence\":[" + steps + "]" + within + last + "}";
    }

    private String numberTest(int greatest) {
        int number = random.nextInt(greatest + 1);
        return switch (random.nextInt(6)) {
            case 0 -> test("equals", String.valueOf(number));
            case 1 -> test("between", "[" + number + "," + (number + random.nextInt(greatest)) + "]");
            case 2 -> test(pick("in", "notIn"), "[" + number + "," + random.nextInt(greatest) + ".5,0]");
            case 3 -> test(pick("lessThan", "lessThanOrEquals"), number + ".0");
            default -> test(pick("greaterThan", "greaterThanOrEquals"), String.valueOf(number));
        };
    }

    private String textTest() {
        return switch (random.nextInt(5)) {
            case 0 -> test("exists", null);
            case 1 -> test("notEquals", pick(TEXTS));
            case 2 -> test("in", "[" + pick(TEXTS) + "," + pick(TEXTS) + "]");
            default -> test("equals", pick(TEXTS));
        };
    }

    private static String test(String operator, @Nullable String value) {
        return "\"operator\":\"" + operator + "\"" + (value == null ? "" : ",\"value\":" + value);
    }

    private String some(int most, Supplier<String> each) {
        return Stream.generate(each).limit(1 + random.nextInt(most)).collect(Collectors.joining(","));
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
