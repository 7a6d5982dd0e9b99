// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random names and values: few of each, so that conditions hold now and then, and of every type. */
final class RandomContent {

    static final List<String> EVENTS =
            List.of("signup", "login", "purchase", "button_clicked", "trial_started", "feature_used");
    private static final List<String> PLANS = List.of("free", "pro", "enterprise", "", "PRO");
    private static final List<String> CITIES = List.of("Berlin", "Paris", "Oslo");
    private static final List<String> TRAITS =
            List.of("plan", "seats", "email", "signupDate", "address", "tags", "active", "score");

    private final SplittableRandom random;
    private final HistorySettings settings;

    RandomContent(SplittableRandom random, HistorySettings settings) {
        this.random = random;
        this.settings = settings;
    }

    String event() {
        return pick(EVENTS);
    }

    String metric() {
        return random.nextBoolean() ? "api_latency" : "cache_missed";
    }

    Map<String, @Nullable Object> properties() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        if (random.nextInt(4) > 0) {
            properties.put("amount", amount());
        }
        if (random.nextInt(2) == 0) {
            properties.put("plan", pick(PLANS));
        }
        if (random.nextInt(3) == 0) {
            properties.put("address", address());
        }
        if (random.nextInt(5) == 0) {
            properties.put("tags", tags());
        }
        return properties;
    }

    /** One to three traits, some of them removals. */
    Map<String, @Nullable Object> traits() {
        Map<String, @Nullable Object> traits = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String trait = pick(TRAITS);
            traits.put(trait, random.nextDouble() < settings.removalShare() ? null : trait(trait));
        }
        return traits;
    }

    private Object trait(String name) {
        return switch (name) {
            case "plan" -> pick(PLANS);
            case "seats" -> amount();
            case "email" -> "mail" + random.nextInt(20) + (random.nextBoolean() ? "@example.com" : "@example.org");
            case "signupDate" -> date();
            case "address" -> address();
            case "tags" -> tags();
            case "active" -> random.nextBoolean();
            default -> random.nextInt(100) / 4.0;
        };
    }

    /** Mostly whole numbers, some quarters (their sums are exact in any order), the odd text that is no number. */
    private Object amount() {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return Integer.toString(random.nextInt(1_000));
        }
        return kind < 4 ? (Object) (random.nextInt(4_000) / 4.0) : (Object) (long) random.nextInt(1_000);
    }

    /** From the start of the history until half its span after its end. */
    private String date() {
        long seconds = random.nextLong(Math.max(1, settings.span().toSeconds() * 3 / 2));
        Instant date = settings.start().plusSeconds(seconds);
        return switch (random.nextInt(4)) {
            case 0 -> date.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
            case 1 -> date.toString().replace("Z", "+00:00");
            case 2 -> date.toString().replace("Z", "");
            default -> date.toString();
        };
    }

    private Map<String, Object> address() {
        return Map.of("city", pick(CITIES), "zip", Integer.toString(10_000 + random.nextInt(3)));
    }

    private List<Object> tags() {
        return random.nextBoolean() ? List.of("a", "b") : List.of("b", (long) random.nextInt(3));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
