// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

/** A column of a table. */
public record Column(String name, Type type) {

    /** What its cells are, where they are not null. */
    public enum Type {
        /** A {@link java.time.ZonedDateTime}. */
        TIME,
        /** A {@link Long}. */
        WHOLE,
        /** A {@link Number}. */
        REAL,
        /** A value as properties hold them. */
        TEXT
    }
}
