// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.sql.FoundRows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a JDBC result. */
record DuckDbRows(ResultSet found) implements FoundRows {

    @Override
    public boolean next() throws SQLException {
        return found.next();
    }

    @Override
    public int getInt(int column) throws SQLException {
        return found.getInt(column);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return found.getLong(column);
    }

    @Override
    public String getString(int column) throws SQLException {
        return Objects.requireNonNull(found.getString(column));
    }

    @Override
    public @Nullable Object get(int column) throws SQLException {
        return found.getObject(column);
    }

    @Override
    public List<Double> getDoubles(int column) throws SQLException {
        @Nullable Array list = found.getArray(column);
        return list == null
                ? List.of()
                : Stream.of((Object[]) list.getArray()).map(Double.class::cast).toList();
    }
}
