// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.Timeline;
import dev.appizer.analytics.store.sql.Columns.Column;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows people's events, person by person and in order. The store finds the rows and says whose they are; they are put in
 * order here, where it takes a third of the time that a sort in DuckDB takes. So that memory is bounded whatever there is,
 * people are taken in several passes, by the remainder of a number.
 */
final class Timelines {

    private static final int CHECK = 100_000;

    private final SqlSession session;
    private final boolean grouped;

    Timelines(SqlSession session, @Nullable Field breakdown) {
        this.session = session;
        this.grouped = breakdown != null;
    }

    /**
     * Which events.
     *
     * @param steps the bits of the steps that an event takes
     * @param groups the breakdown, once for each type
     * @param counted from FROM on, with what their number depends on
     * @param rows the same, with everything else that they are asked for
     */
    record Taking(Query person, Query steps, List<Column> groups, Query counted, Query rows) {}

    /** @param entry in which an event has to take the first step for its person to be shown */
    void show(Taking taking, TimeRange entry, Consumer<Timeline> person) throws SQLException {
        long[] count = new long[1];
        session.query(Query.of("SELECT count(*)").add(taking.counted()), found -> {
            found.next();
            count[0] = found.getLong(1);
        });
        long passes = count[0] / TimelineRows.most() + 1;
        for (long pass = 0; pass < passes; pass++) {
            session.check();
            TimelineRows rows = read(taking, passes, pass, false);
            if (rows.haveTies()) {
                rows = read(taking, passes, pass, true);
            }
            rows.show(entry, person);
        }
    }

    /** @param ties whether to read what tells events of one moment apart: it is long, and hardly ever needed */
    private TimelineRows read(Taking taking, long passes, long pass, boolean ties) throws SQLException {
        Query columns = Query.of("SELECT ")
                .add(session.dialect().personNumber(taking.person()))
                .sql(" AS u, e.time, e.received, e.place, ")
                .add(taking.steps())
                .sql(ties ? ", e.message, " + session.dialect().identifierText() : "");
        for (Column group : taking.groups()) {
            columns.sql(", ").add(group.sql());
        }
        columns.add(taking.rows());
        if (passes > 1) {
            columns.sql(" AND ")
                    .add(session.dialect().personHash(taking.person()))
                    .sql(" % " + passes + " = " + pass);
        }
        TimelineRows rows = new TimelineRows(ties);
        session.query(columns, found -> fill(rows, found, taking.groups(), ties));
        rows.sort();
        return rows;
    }

    private void fill(TimelineRows rows, FoundRows found, List<Column> groups, boolean ties) throws SQLException {
        while (found.next()) {
            rows.add(found.getInt(1), found.getLong(2), found.getLong(3), found.getInt(4), found.getInt(5));
            if (ties) {
                rows.tie(found.getString(6), found.getString(7));
            }
            if (grouped) {
                rows.group(group(found, groups, ties ? 8 : 6));
            }
            if (rows.size() % CHECK == 0) {
                session.check();
            }
        }
    }

    private static @Nullable Object group(FoundRows found, List<Column> groups, int from) throws SQLException {
        int place = from;
        for (Column group : groups) {
            @Nullable Object raw = found.get(place++);
            if (raw != null) {
                return ColumnValue.of(group.type(), raw);
            }
        }
        return null;
    }
}
