// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.sql.Query;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes events to Parquet, a file for each day (of UTC) that has some: {@code event}, {@code event_time}, {@code received_at},
 * {@code message_id}, {@code identifier} (as it was sent), {@code user_identifier} (whose it is), and {@code properties}, a JSON
 * object of every value by its path. The server makes the files, and they are written down here.
 */
final class Export {

    private static final long DAY = 86_400_000_000L;

    private final Asking asking;
    private final Path directory;

    /** @param directory is there, and has room */
    Export(Asking asking, Path directory) {
        this.asking = asking;
        this.directory = directory;
    }

    /** Answers how many events were written. */
    long write(TimeRange range) {
        Map<Long, Long> days = asking.ask(session -> days(session, range));
        long written = 0;
        for (long day : days.keySet()) {
            TimeRange ofDay = new TimeRange(Math.max(range.from(), day * DAY), Math.min(range.to(), (day + 1) * DAY));
            written += asking.ask(session -> write(session, ofDay, LocalDate.ofEpochDay(day)));
        }
        return written;
    }

    private static Map<Long, Long> days(Asking.Session session, TimeRange range) throws SQLException {
        Map<Long, Long> days = new TreeMap<>();
        Query query = Query.of("SELECT toInt64(floor(e.time / " + DAY + ")) AS day, count()")
                .add(events(session, range))
                .sql(" GROUP BY day");
        session.query(query, found -> {
            while (found.next()) {
                days.put(found.getLong(1), found.getLong(2));
            }
        });
        return days;
    }

    private long write(Asking.Session session, TimeRange range, LocalDate day) throws SQLException {
        long[] count = new long[1];
        session.query(Query.of("SELECT count()").add(events(session, range)), found -> {
            while (found.next()) {
                count[0] = found.getLong(1);
            }
        });
        if (count[0] > 0) {
            Query rows = Query.of(
                            "SELECT toString(e.name) AS event, fromUnixTimestamp64Micro(e.time, 'UTC') AS event_time,"
                                    + " fromUnixTimestamp64Micro(e.received, 'UTC') AS received_at, e.message AS message_id,"
                                    + " e.who AS identifier, coalesce(o.canonical, e.who) AS user_identifier, "
                                    + properties()
                                    + " AS properties")
                    .add(events(session, range))
                    .sql(" ORDER BY e.time");
            session.download(rows, directory.resolve("events-" + day + ".parquet"));
        }
        return count[0];
    }

    private static Query events(Asking.Session session, TimeRange range) {
        return Query.of(" FROM " + session.dialect().events() + " e LEFT JOIN "
                        + session.dialect().owners() + " o ON o.id = e.who WHERE e.time >= ")
                .bind(range.from())
                .sql(" AND e.time < ")
                .bind(range.to());
    }

    /** The JSON text: of arrays and objects it is there as it has to be. */
    private static String properties() {
        List<String> members = new ArrayList<>();
        for (FlatValue.Type type : FlatValue.Type.values()) {
            boolean isJson = type == FlatValue.Type.ARRAY || type == FlatValue.Type.OBJECT;
            String map = "e." + ValueMaps.column(type);
            members.add("arrayMap((key, value) -> concat(toJSONString(substring(key, 2)), ':', "
                    + (isJson ? "value" : "toJSONString(value)") + "), mapKeys(" + map + "), mapValues(" + map + "))");
        }
        return "concat('{', arrayStringConcat(arrayConcat(" + String.join(", ", members) + "), ','), '}')";
    }
}
