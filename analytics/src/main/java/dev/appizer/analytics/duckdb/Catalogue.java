// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Counts on how many events of a day a path is, for each name and type, in differences that are added up now and then. */
final class Catalogue {

    private static final long DAY = 86_400_000_000L;
    private static final int MOST_DIFFERENCES = 200_000;

    private final DuckDBConnection connection;
    private final Slots slots;
    private final Map<Key, Long> differences = new HashMap<>();
    private int written;

    private record Key(int day, int path) {}

    Catalogue(DuckDBConnection connection, Slots slots) {
        this.connection = connection;
        this.slots = slots;
    }

    /** Counts a value of an event; null where it has no slot. */
    void add(long eventTime, @Nullable Slot slot) {
        count(eventTime, slot, 1);
    }

    private void count(long eventTime, @Nullable Slot slot, long difference) {
        if (slot != null) {
            differences.merge(new Key(day(eventTime), slot.id()), difference, Long::sum);
        }
    }

    private static int day(long time) {
        return (int) Math.floorDiv(time, DAY);
    }

    /**
     * Takes events out of the count that are about to go.
     *
     * @param rows from FROM on
     */
    void subtract(Statement sql, String rows) throws SQLException {
        Map<Integer, @Nullable Slot[]> layouts = slots.layouts();
        try (ResultSet found = sql.executeQuery("SELECT time, name, " + Cells.columns("", "") + rows)) {
            while (found.next()) {
                long time = found.getLong(1);
                int name = found.getInt(2);
                Cells.read(
                        found,
                        3,
                        layouts.get(name),
                        value -> count(time, slots.of(name, value.path(), value.type()), -1));
            }
        }
    }

    /** Takes whole days out of the count. */
    void dropOld(Statement sql, long oldest) throws SQLException {
        sql.execute("DELETE FROM catalogue WHERE day < " + day(oldest));
    }

    /** Writes what was counted since it was written last. */
    void write() throws SQLException {
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "catalogue")) {
            for (Map.Entry<Key, Long> one : differences.entrySet()) {
                rows.beginRow();
                rows.append(one.getKey().day());
                rows.append(one.getKey().path());
                rows.append(one.getValue().longValue());
                rows.endRow();
            }
        }
        written += differences.size();
        forget();
        if (written > MOST_DIFFERENCES) {
            addUp();
        }
    }

    void forget() {
        differences.clear();
    }

    private void addUp() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE TEMP TABLE sums AS SELECT day, path, sum(count)::BIGINT AS count"
                    + " FROM catalogue GROUP BY ALL HAVING sum(count) <> 0");
            sql.execute("TRUNCATE catalogue");
            sql.execute("INSERT INTO catalogue SELECT * FROM sums");
            sql.execute("DROP TABLE sums");
        }
        written = 0;
    }
}
