// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.model.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What people do in a shop, as analytics gets it: event number n is the same in every run. Some people do much and most
 * little, some names are frequent and others rare, and three in ten events are sent before somebody is known. Times go on from
 * one event to the next, as they come.
 *
 * @param count how many events fill the {@link #SPAN}; more may follow
 */
public record Traffic(long count) {

    public static final Duration SPAN = Duration.ofDays(90);

    /** Of users; visitors are as many. */
    public static final int USERS = 500_000;

    /** Where it begins, in microseconds since the epoch: a Monday. */
    public static final long START = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond() * 1_000_000;

    public static final int PRODUCTS = 1_000;

    private static final List<String> NAMES = List.of(
            "page_view",
            "product_viewed",
            "button_clicked",
            "search",
            "added_to_cart",
            "login",
            "video_played",
            "checkout_started",
            "purchase_completed",
            "signed_up");

    private static final List<String> REFERRERS = List.of("search", "direct", "social", "email", "partner");
    private static final List<String> PLANS = List.of("free", "pro", "team", "enterprise");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");

    /** An event; its properties are as records hold them. */
    public record Happening(long n, String name, String identifier, long time, Map<String, Object> properties) {}

    /** When event n happens. */
    public long time(long n) {
        return START + ((long) ((double) SPAN.toMillis() / count * n)) * 1_000;
    }

    /** Event number n. */
    public Happening event(long n) {
        String name = NAMES.get((int) skewed(n, 0, 2.0, NAMES.size()));
        long user = skewed(n, 1, 2.5, USERS);
        String identifier = Hash.of(n, 2) % 10 < 3 ? visitor(user) : user(user);
        return new Happening(n, name, identifier, time(n), properties(name, n));
    }

    static String visitor(long user) {
        return "anonymous:visitor-" + user;
    }

    static String user(long user) {
        return "user:user_" + user;
    }

    /** Many of the first numbers, few of the last: about as Zipf has it. */
    private static long skewed(long n, int which, double power, int below) {
        return (long) (below * Math.pow(share(n, which), power));
    }

    private static double share(long n, int which) {
        return (Hash.of(n, which) >>> 10) * 0x1p-53;
    }

    private static Map<String, Object> properties(String name, long n) {
        Map<String, Object> properties = new HashMap<>();
        switch (name) {
            case "page_view" -> {
                properties.put("path", "/pages/" + skewed(n, 3, 2.0, 1_000));
                properties.put("referrer", REFERRERS.get((int) skewed(n, 4, 2.0, REFERRERS.size())));
                properties.put("duration", share(n, 5) * 120);
                properties.put("bot", Hash.of(n, 6) % 50 == 0);
            }
            case "product_viewed", "added_to_cart" -> {
                properties.put("product", product(n));
                properties.put("price", cents(n, 4, 50_000));
                properties.put("quantity", 1 + Hash.of(n, 5) % 5);
            }
            case "search" -> {
                properties.put("query", "query " + skewed(n, 3, 2.0, 5_000));
                properties.put("results", Hash.of(n, 4) % 500);
            }
            case "checkout_started", "purchase_completed" -> order(properties, n);
            case "video_played" -> {
                properties.put("title", "video " + skewed(n, 3, 2.0, 200));
                properties.put("seconds", share(n, 4) * 600);
            }
            case "signed_up" -> properties.put("plan", PLANS.get((int) skewed(n, 3, 2.0, PLANS.size())));
            default -> properties.put("source", "source-" + Hash.of(n, 3) % 20);
        }
        return properties;
    }

    private static String product(long n) {
        return String.format(Locale.ROOT, "product-%04d", skewed(n, 3, 2.0, PRODUCTS));
    }

    private static Object cents(long n, int which, int below) {
        long cents = Hash.of(n, which) % below;
        return cents % 100 == 0 ? (Object) (cents / 100) : (Object) (cents / 100.0);
    }

    /** Amounts are whole numbers and decimals, and now and then a text; a coupon is an object. */
    private static void order(Map<String, Object> properties, long n) {
        boolean asText = Hash.of(n, 7) % 100 == 0;
        properties.put("amount", asText ? "12.50" : Hash.of(n, 8) % 3 == 0 ? Hash.of(n, 4) % 500 : cents(n, 4, 50_000));
        properties.put("currency", CURRENCIES.get((int) (Hash.of(n, 5) % CURRENCIES.size())));
        properties.put("plan", PLANS.get((int) skewed(n, 3, 2.0, PLANS.size())));
        properties.put("first", Hash.of(n, 6) % 4 == 0);
        if (Hash.of(n, 9) % 5 == 0) {
            properties.put(
                    "coupon",
                    Values.object(Map.of("code", "C" + Hash.of(n, 10) % 50, "percent", 5 + Hash.of(n, 11) % 20)));
        }
    }
}
