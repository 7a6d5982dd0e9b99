// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Counts on how many events of a day and a name a path is with each type, in differences that are added up now and then. What
 * was counted once is in {@link Paths} from then on, even before it is committed: to ask for a type that nothing has is
 * harmless.
 */
final class Catalogue {

    private static final long DAY = 86_400_000_000L;
    private static final int MOST_DIFFERENCES = 200_000;

    private final DuckDBConnection connection;
    private final Paths paths;
    private final Map<Key, Long> differences = new HashMap<>();
    private final Set<Key> traits = new HashSet<>();
    private int written;

    private record Key(int day, int name, String path, FlatValue.Type type) {}

    Catalogue(DuckDBConnection connection, Paths paths) throws SQLException {
        this.connection = connection;
        this.paths = paths;
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT DISTINCT name, path, type FROM catalogue UNION ALL SELECT "
                        + Paths.TRAITS + ", path, type FROM traits")) {
            while (found.next()) {
                paths.add(
                        found.getInt(1),
                        found.getString(2),
                        Props.type(found.getString(3).charAt(0)));
            }
        }
    }

    void add(int name, Batch.Event event) {
        int day = day(event.eventTime());
        for (FlatValue value : event.values()) {
            count(day, name, value.path(), value.type(), 1);
        }
    }

    private void count(int day, int name, String path, FlatValue.Type type, long difference) {
        if (paths.add(name, path, type)) {
            differences.merge(new Key(day, name, path, type), difference, Long::sum);
        }
    }

    private static int day(long time) {
        return (int) Math.floorDiv(time, DAY);
    }

    void addTraits(List<FlatValue> values) {
        for (FlatValue value : values) {
            if (!paths.knows(Paths.TRAITS, value.path(), value.type())
                    && paths.add(Paths.TRAITS, value.path(), value.type())) {
                traits.add(new Key(0, Paths.TRAITS, value.path(), value.type()));
            }
        }
    }

    /**
     * Takes events out of the count that are about to go.
     *
     * @param rows from FROM on
     */
    void subtract(Statement sql, String rows) throws SQLException {
        try (ResultSet found = sql.executeQuery("SELECT time, name, props::JSON::VARCHAR" + rows)) {
            while (found.next()) {
                int day = day(found.getLong(1));
                int name = found.getInt(2);
                Props.keys(found.getString(3), (path, type) -> count(day, name, path, type, -1));
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
                rows.append(one.getKey().name());
                rows.append(one.getKey().path());
                rows.append(letter(one.getKey().type()));
                rows.append(one.getValue().longValue());
                rows.endRow();
            }
        }
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "traits")) {
            for (Key trait : traits) {
                rows.beginRow();
                rows.append(trait.path());
                rows.append(letter(trait.type()));
                rows.endRow();
            }
        }
        written += differences.size();
        forget();
        if (written > MOST_DIFFERENCES) {
            addUp();
        }
    }

    private static String letter(FlatValue.Type type) {
        return String.valueOf(type.letter());
    }

    void forget() {
        differences.clear();
        traits.clear();
    }

    private void addUp() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE TEMP TABLE sums AS SELECT day, name, path, type, sum(count)::BIGINT AS count"
                    + " FROM catalogue GROUP BY ALL HAVING sum(count) <> 0");
            sql.execute("TRUNCATE catalogue");
            sql.execute("INSERT INTO catalogue SELECT * FROM sums");
            sql.execute("DROP TABLE sums");
        }
        written = 0;
    }
}
