// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

/** What the cells of a column are, where they are not null. */
public enum CellType {
    /** A {@link java.time.ZonedDateTime}. */
    TIME,
    /** A {@link Long}. */
    WHOLE,
    /** A {@link Number}. */
    REAL,
    /** A value as properties hold them. */
    TEXT
}
