// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.PropertiesJson;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.model.Micros;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to Parquet, a file for each day (of UTC) that has some: {@code event}, {@code event_time}, {@code received_at},
 * {@code message_id}, {@code identifier} (as it was sent), {@code user_identifier} (whose it is), and {@code properties}, a JSON
 * object of every value by its path, in the order of the paths. Each day is as it is when its turn comes.
 */
final class Export {

    private static final String ROWS = """
            CREATE OR REPLACE TEMP TABLE exported(
                event VARCHAR, event_time TIMESTAMP, received_at TIMESTAMP, message_id VARCHAR, identifier VARCHAR,
                user_identifier VARCHAR, properties VARCHAR)""";

    private final DuckDBConnection owner;
    private final Asking asking;
    private final Slots slots;
    private final Path directory;

    /** @param directory is there, and has room */
    Export(DuckDBConnection owner, Asking asking, Slots slots, Path directory) {
        this.owner = owner;
        this.asking = asking;
        this.slots = slots;
        this.directory = directory;
    }

    /** Answers how many events were written. */
    long write(TimeRange range) throws SQLException {
        long written = 0;
        try (DuckDBConnection connection = owner.duplicate();
                Statement sql = connection.createStatement()) {
            LocalDate last = date(range.to() - 1);
            for (LocalDate day = date(range.from()); !day.isAfter(last); day = day.plusDays(1)) {
                sql.execute(ROWS);
                long events = gather(within(range, day), connection);
                if (events > 0) {
                    sql.execute("COPY (SELECT * REPLACE (event_time AT TIME ZONE 'UTC' AS event_time,"
                            + " received_at AT TIME ZONE 'UTC' AS received_at) FROM exported ORDER BY event_time) TO '"
                            + file(day) + "' (FORMAT parquet)");
                }
                written += events;
            }
        }
        return written;
    }

    private String file(LocalDate day) {
        return directory.resolve("events-" + day + ".parquet").toString().replace("'", "''");
    }

    private static LocalDate date(long micros) {
        return Micros.toInstant(micros).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static TimeRange within(TimeRange range, LocalDate day) {
        long from = Micros.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        long to = Micros.of(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return new TimeRange(Math.max(range.from(), from), Math.min(range.to(), to));
    }

    private long gather(TimeRange range, DuckDBConnection into) {
        Query events = Query.of("SELECT n.text, make_timestamp(e.time), make_timestamp(e.received), e.message, i.text,"
                        + " coalesce(c.text, i.text), e.name, " + Cells.columns("", "")
                        + " FROM events e JOIN names n ON n.id = e.name"
                        + " LEFT JOIN ids i ON i.id = e.who LEFT JOIN owners o ON o.id = e.who"
                        + " LEFT JOIN ids c ON c.id = o.canonical WHERE e.time >= ")
                .bind(range.from())
                .sql(" AND e.time < ")
                .bind(range.to());
        return asking.ask(session -> {
            long[] count = new long[1];
            try (DuckDBAppender rows = into.createAppender("temp", "main", "exported")) {
                session.run(events, found -> {
                    // Only now: what the rows hold is known of.
                    Map<Integer, @Nullable Slot[]> layouts = slots.layouts();
                    while (found.next()) {
                        append(found, layouts, rows);
                        count[0]++;
                    }
                });
            }
            return count[0];
        });
    }

    private static void append(ResultSet found, Map<Integer, @Nullable Slot[]> layouts, DuckDBAppender rows)
            throws SQLException {
        rows.beginRow();
        rows.append(found.getString(1));
        rows.append(found.getTimestamp(2).toLocalDateTime());
        rows.append(found.getTimestamp(3).toLocalDateTime());
        for (int column = 4; column <= 6; column++) {
            rows.append(found.getString(column));
        }
        List<FlatValue> values = new ArrayList<>();
        Cells.read(found, 8, layouts.get(found.getInt(7)), values::add);
        rows.append(PropertiesJson.of(values));
        rows.endRow();
    }
}
