// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that a query found, one after another. Columns are counted from 1. */
public interface FoundRows {

    /** Goes to the next one; false where there is none. */
    boolean next() throws SQLException;

    int getInt(int column) throws SQLException;

    long getLong(int column) throws SQLException;

    /** A text. */
    String getString(int column) throws SQLException;

    /** A {@link Boolean}, {@link Double}, {@link Long}, {@link String}, or a greater whole number; null where there is none. */
    @Nullable
    Object get(int column) throws SQLException;

    /** A list of doubles; empty where there is none. */
    List<Double> getDoubles(int column) throws SQLException;
}
