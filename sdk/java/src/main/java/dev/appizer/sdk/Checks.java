// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses settings that can't be meant, with a sentence. */
final class Checks {

    private Checks() {}

    static <T> T given(String name, @Nullable T value) {
        return value == null ? refuse(name + " must not be null") : value;
    }

    /** A key stands in a header. */
    static String key(String name, @Nullable String key) {
        if (given(name, key).isBlank()) {
            return refuse(name + " must not be blank");
        }
        return key.chars().allMatch(c -> c > ' ' && c < 0x7F)
                ? key
                : refuse(name + " must be of visible ASCII characters only, without blanks");
    }

    static Duration time(String name, @Nullable Duration time, Duration least, Duration most) {
        boolean fits = given(name, time).compareTo(least) >= 0 && time.compareTo(most) <= 0;
        return fits ? time : refuse(name + " must be from " + least + " to " + most + ", not " + time);
    }

    static long queue(long bytes) {
        return bytes >= Limits.MESSAGE_BYTES
                ? bytes
                : refuse("maxQueueBytes must be at least " + Limits.MESSAGE_BYTES + ", which one message may have");
    }

    static String host(@Nullable String host) {
        URI uri = uri(given("host", host));
        boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!isWeb || uri.getHost() == null) {
            return refuse("host must be the gateway's address, such as https://events.example.com, not " + host);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return refuse("host must have no user, query or fragment: keys have settings of their own");
        }
        return uri.toString().replaceAll("/+$", "");
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("host must be the gateway's address: " + e.getMessage(), e);
        }
    }

    private static <T> T refuse(String sentence) {
        throw new IllegalArgumentException(sentence);
    }
}
