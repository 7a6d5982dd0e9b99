// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The bench's messages: number n is the same in every run. Of a hundred, 5 are identifies, 15 page views of anonymous
 * visitors with a browser's context, 80 track calls of known users; one visitor in ten of those is linked to a user by an
 * alias some time. Every message has its own messageId; times are left to the gateway.
 */
public final class Messages {

    /** Different user ids; anonymous ones are as many. */
    public static final int USERS = 100_000;

    /** Of the properties of a track call, and of the plain producer's records. */
    public static final int PROPERTY_BYTES = 300;

    private static final int BROWSERS = 100;
    private static final int CYCLE = 20;
    private static final int PAGES = 3;
    private static final int ALIAS_CYCLE = 200;

    private Messages() {}

    /** The body of a batch: messages from n on. */
    public static byte[] batch(long n, int size) {
        return batch(n, size, Messages::message);
    }

    /** The same of track calls only. */
    public static byte[] tracks(long n, int size) {
        return batch(n, size, Messages::track);
    }

    private static byte[] batch(long n, int size, LongFunction<String> message) {
        return LongStream.range(n, n + size)
                .mapToObj(message)
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Message n, whatever it is, as a batch holds it. */
    public static String message(long n) {
        long place = n % CYCLE;
        if (place == 0) {
            return identify(n);
        }
        if (n % ALIAS_CYCLE == 1) {
            return alias(n);
        }
        return place <= PAGES ? page(n) : track(n);
    }

    /** Message n as a track call. */
    public static String track(long n) {
        return head(n, "track") + ",\"userId\":\"" + user(n) + "\",\"event\":\"" + event(n) + "\",\"properties\":"
                + properties(n) + "}";
    }

    private static String identify(long n) {
        return head(n, "identify") + ",\"userId\":\"" + user(n) + "\",\"traits\":{\"email\":\"" + user(n)
                + "@example.com\",\"plan\":\"" + plan(n) + "\",\"totalSpent\":" + Hash.of(n, 4) % 2_000
                + ",\"seats\":" + Hash.of(n, 5) % 100 + "}}";
    }

    private static String alias(long n) {
        return head(n, "alias") + ",\"userId\":\"" + user(n) + "\",\"previousId\":\"" + visitor(n) + "\"}";
    }

    private static String page(long n) {
        return head(n, "page") + ",\"anonymousId\":\"" + visitor(n) + "\",\"name\":\"Product\",\"properties\":"
                + properties(n) + ",\"context\":" + browser(Hash.of(n, 6)) + "}";
    }

    private static String head(long n, String type) {
        return "{\"type\":\"" + type + "\",\"messageId\":\"m-" + n + "\"";
    }

    /** Exactly {@link #PROPERTY_BYTES} long; a fifth of it is random, as ids are. */
    public static String properties(long n) {
        String start = String.format(
                Locale.ROOT,
                "{\"amount\":%d.%02d,\"currency\":\"USD\",\"product\":\"Enterprise Plan\",\"category\":\"software\","
                        + "\"quantity\":%d,\"path\":\"/products/%d\",\"session\":\"%016x%016x\",\"cart\":\"%016x\","
                        + "\"note\":\"",
                Hash.of(n, 7) % 1_000,
                Hash.of(n, 8) % 100,
                1 + Hash.of(n, 9) % 9,
                Hash.of(n, 10) % 1_000,
                Hash.of(n, 11),
                Hash.of(n, 12),
                Hash.of(n, 13));
        return start
                + "The customer came back to this page. ".repeat(9).substring(0, PROPERTY_BYTES - start.length() - 2)
                + "\"}";
    }

    private static String browser(long hash) {
        return "{\"userAgent\":\"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                + (80 + hash % BROWSERS / 10) + ".0." + hash % BROWSERS + ".0 Safari/537.36\",\"page\":{"
                + "\"url\":\"https://shop.example.com/products/" + hash % 1_000
                + "?utm_source=news&utm_medium=email\",\"referrer\":\"https://www.google.com/\"}}";
    }

    private static String user(long n) {
        return "user_" + Hash.of(n, 1) % USERS;
    }

    private static String visitor(long n) {
        return "visitor-" + Hash.of(n / 10, 2) % USERS;
    }

    private static String event(long n) {
        return Hash.of(n, 3) % 10 == 0 ? "purchase_completed" : "button_clicked";
    }

    private static String plan(long n) {
        return switch ((int) (Hash.of(n, 14) % 3)) {
            case 0 -> "free";
            case 1 -> "pro";
            default -> "enterprise";
        };
    }
}
