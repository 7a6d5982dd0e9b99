// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.FlatValue;
import java.util.Locale;

/**
 * Where the values of a path are that have one type, on events of one name or as a trait.
 *
 * @param id its number in the table that has them all
 * @param name of the events, or {@link Slots#TRAITS}
 * @param column which of the columns of its type, from 0; {@link #MORE} for the JSON object beside them
 */
record Slot(int id, int name, String path, FlatValue.Type type, int column) {

    /** In no column of its own. */
    static final int MORE = -1;

    /** Columns {@code n0}… of numbers, and of truths as 1 and 0. */
    static final int NUMBERS = 16;

    /** Columns {@code s0}… of texts: strings, whole numbers that no double holds, and the JSON of arrays and objects. */
    static final int TEXTS = 24;

    boolean hasColumn() {
        return column != MORE;
    }

    /** Whether values of a type are in columns of numbers. */
    static boolean isNumber(FlatValue.Type type) {
        return type == FlatValue.Type.NUMBER || type == FlatValue.Type.BOOLEAN;
    }

    /** How many columns there are for a type. */
    static int columns(FlatValue.Type type) {
        return isNumber(type) ? NUMBERS : TEXTS;
    }

    /** Of its column. */
    String columnName() {
        return String.format(Locale.ROOT, "%s%d", isNumber(type) ? "n" : "s", column);
    }

    /** The key in the JSON object of a value that has no column. */
    static String key(FlatValue.Type type, String path) {
        return type.letter() + ":" + path;
    }
}
