// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.util.Comparator;

/**
 * An id with its kind, since the user {@code x} and the anonymous {@code x} are two different ones. Ordered by text,
 * then kind.
 */
public record Identifier(Kind kind, String id) implements Comparable<Identifier> {

    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::id).thenComparing(Identifier::kind);

    /** The two kinds; the lower-case name is the prefix in text. */
    public enum Kind {
        USER,
        ANONYMOUS
    }

    public static Identifier user(String id) {
        return new Identifier(Kind.USER, id);
    }

    public static Identifier anonymous(String id) {
        return new Identifier(Kind.ANONYMOUS, id);
    }

    /**
     * Reads {@code user:<id>} or {@code anonymous:<id>}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Identifier parse(String text) {
        if (text.startsWith("user:")) {
            return user(text.substring("user:".length()));
        }
        if (text.startsWith("anonymous:")) {
            return anonymous(text.substring("anonymous:".length()));
        }
        throw new IllegalArgumentException("Not an identifier: " + text);
    }

    public boolean isUser() {
        return kind == Kind.USER;
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }

    /** The key on the topics: {@code user:<id>} or {@code anonymous:<id>}. */
    @Override
    public String toString() {
        return (isUser() ? "user:" : "anonymous:") + id;
    }
}
