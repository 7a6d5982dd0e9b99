// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

import org.jspecify.annotations.Nullable;

/**
 * A member's value, as far as the gateway looks.
 *
 * @param kind of JSON value; null counts as absent
 * @param text of a string, decoded, or of a number, as written; empty otherwise
 */
public record Field(Kind kind, String text) {

    public static final Field ABSENT = new Field(Kind.ABSENT, "");

    /** Kinds of JSON values. */
    public enum Kind {
        ABSENT,
        STRING,
        NUMBER,
        BOOLEAN,
        ARRAY,
        OBJECT
    }

    /** Absent, null, or a string with nothing but blanks in it. */
    public boolean isBlank() {
        return kind == Kind.ABSENT || (kind == Kind.STRING && text.isBlank());
    }

    /** The text of a string or a number; null of anything else, and of a blank string. */
    public @Nullable String scalar() {
        return (kind == Kind.STRING && !text.isBlank()) || kind == Kind.NUMBER ? text : null;
    }
}
