// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the text of a setting becomes a value.
 *
 * @param name what the reference calls it, such as {@code integer from 1 to 65535}
 * @param parser throws {@link IllegalArgumentException} where the text is not of this type
 */
public record ValueType<T>(String name, Function<String, T> parser) {

    public static final ValueType<String> TEXT = new ValueType<>("text", text -> text);
    public static final ValueType<Boolean> BOOLEAN = new ValueType<>("true or false", ValueType::parseBoolean);
    public static final ValueType<Path> FILE = new ValueType<>("file", ValueType::parsePath);
    public static final ValueType<URI> URL = new ValueType<>("http(s) URL", ValueType::parseUrl);

    /** A whole number, both ends included. */
    public static ValueType<Integer> integer(int least, int greatest) {
        return new ValueType<>("integer from " + least + " to " + greatest, text -> {
            int value = Integer.parseInt(text);
            check(value >= least && value <= greatest);
            return value;
        });
    }

    /** A duration such as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 7d} or ISO-8601, both ends included. */
    public static ValueType<Duration> duration(Duration least, Duration greatest) {
        String name = "duration from " + DurationText.format(least) + " to " + DurationText.format(greatest);
        return new ValueType<>(name, text -> {
            Duration value = DurationText.parse(text);
            check(value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0);
            return value;
        });
    }

    /** One of an enum's constants, in any case. */
    public static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
        String names = String.join(
                ", ", Stream.of(type.getEnumConstants()).map(Enum::name).toList());
        return new ValueType<>("one of " + names, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /** Texts between commas, blanks around them left out; at least one. */
    public static ValueType<List<String>> texts() {
        return new ValueType<>("texts between commas", text -> {
            List<String> values = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            check(!values.isEmpty());
            return values;
        });
    }

    private static boolean parseBoolean(String text) {
        check(text.equals("true") || text.equals("false"));
        return text.equals("true");
    }

    private static Path parsePath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static URI parseUrl(String text) {
        URI url = URI.create(text);
        check(("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null);
        return url;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
