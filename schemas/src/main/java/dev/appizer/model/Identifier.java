// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import org.jspecify.annotations.Nullable;

/**
 * Who sent or is meant: a user id or an anonymous id, told apart, since the user {@code x} and the anonymous {@code x}
 * are two. Its text, {@code user:<id>} or {@code anonymous:<id>}, is the key of the topics; identifiers sort by it.
 */
public record Identifier(Kind kind, String id) implements Comparable<Identifier> {

    /** What kind of id it is. */
    public enum Kind {
        USER("user:"),
        ANONYMOUS("anonymous:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public static Identifier user(String id) {
        return new Identifier(Kind.USER, id);
    }

    public static Identifier anonymous(String id) {
        return new Identifier(Kind.ANONYMOUS, id);
    }

    /**
     * The identifier that a message belongs to, which is its sender's too.
     *
     * @return the user's where there is a user id, else the anonymous one; null where there is neither
     */
    public static @Nullable Identifier ofSender(@Nullable String userId, @Nullable String anonymousId) {
        if (userId != null) {
            return user(userId);
        }
        return anonymousId == null ? null : anonymous(anonymousId);
    }

    /**
     * Reads the text of an identifier back.
     *
     * @throws IllegalArgumentException where the text is not one
     */
    public static Identifier parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix)) {
                return new Identifier(kind, text.substring(kind.prefix.length()));
            }
        }
        throw new IllegalArgumentException("Not an identifier: it starts with neither user: nor anonymous:");
    }

    public boolean isUser() {
        return kind == Kind.USER;
    }

    @Override
    public int compareTo(Identifier other) {
        int kinds = kind.prefix.compareTo(other.kind.prefix);
        return kinds == 0 ? id.compareTo(other.id) : kinds;
    }

    @Override
    public String toString() {
        return kind.prefix + id;
    }
}
