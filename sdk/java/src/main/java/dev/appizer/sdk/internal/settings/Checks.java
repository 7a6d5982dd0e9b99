// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses settings that can't be meant, with a sentence. */
public final class Checks {

    /** How long a message may be: the gateway takes no more. */
    public static final int MESSAGE_BYTES = 32 * 1024;

    private Checks() {}

    /** Refuses null. */
    public static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must not be null");
        }
        return value;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** A key stands in a header. */
    public static String key(String name, @Nullable String given) {
        String key = given(name, given);
        require(!key.isBlank(), name + " must not be blank");
        require(
                key.chars().allMatch(c -> c > ' ' && c < 0x7F),
                name + " must be of visible ASCII characters only, without blanks");
        return key;
    }

    /** Refuses what is not between both. */
    public static Duration time(String name, @Nullable Duration given, Duration least, Duration most) {
        Duration time = given(name, given);
        boolean fits = time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
        require(fits, name + " must be from " + least + " to " + most + ", not " + time);
        return time;
    }

    /** A queue has room for one message. */
    public static long queue(long bytes) {
        require(
                bytes >= MESSAGE_BYTES,
                "maxQueueBytes must be at least " + MESSAGE_BYTES + ", which one message may have");
        return bytes;
    }

    /** Answers the address without a slash in the end. */
    public static String host(@Nullable String given) {
        URI uri = uri(given("host", given));
        boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        require(
                isWeb && uri.getHost() != null,
                "host must be the gateway's address, such as https://events.example.com, not " + given);
        require(
                uri.getPort() == -1 || (uri.getPort() >= 1 && uri.getPort() <= 65_535),
                "host must have a port from 1 to 65535, or none, not " + uri.getPort());
        require(
                uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null,
                "host must have no user, query or fragment: keys have settings of their own");
        return uri.toString().replaceAll("/+$", "");
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("host must be the gateway's address: " + e.getMessage(), e);
        }
    }
}
