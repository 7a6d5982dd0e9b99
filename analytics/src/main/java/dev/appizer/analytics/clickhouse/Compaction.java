// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.sql.Query;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Takes out of the tables of owners and people what no question can need any more. Each batch adds to them, since a question
 * goes on with what was known when it began; what was superseded before the oldest question that can be under way began is
 * of no use. Of whom was forgotten, nothing stays.
 */
final class Compaction {

    private static final List<String> TABLES = List.of("owners", "people");
    private static final long MOST_BYTES = 256 << 20;
    private static final Map<String, String> NOT_WAITING = Map.of("mutations_sync", "0");

    private final long quietNanos;
    private final long restNanos;
    private final LongSupplier nanoTime;
    private final Deque<Done> done = new ArrayDeque<>();
    private long bytes;
    private long firstForgotten;
    private long lastForgotten;
    private long settled;
    private long ranAt;

    private record Done(long number, long nanos) {}

    /**
     * Begins with nothing to do.
     *
     * @param longest a question takes
     * @param rest between two times that somebody is forgotten: people join others all the time, and tables are large
     */
    Compaction(Duration longest, Duration rest, LongSupplier nanoTime) {
        this.quietNanos = longest.multipliedBy(2).toNanos();
        this.restNanos = rest.toNanos();
        this.nanoTime = nanoTime;
        this.ranAt = nanoTime.getAsLong();
    }

    /** A batch was committed. */
    void add(long number, Rows rows) {
        bytes += rows.bytesOfState();
        if (rows.forgets()) {
            firstForgotten = firstForgotten == 0 ? number : firstForgotten;
            lastForgotten = number;
        }
        long now = nanoTime.getAsLong();
        if (done.isEmpty() || now - done.getLast().nanos > quietNanos / 8) {
            done.add(new Done(number, now));
        }
        while (!done.isEmpty() && now - done.getFirst().nanos > quietNanos) {
            settled = done.removeFirst().number;
        }
    }

    /** Does it where it is worth it; what was forgotten goes within the rest. */
    void run(Server server) throws SQLException {
        long now = nanoTime.getAsLong();
        boolean forgets = firstForgotten > 0 && firstForgotten <= settled && now - ranAt > restNanos;
        if (settled > 0 && (forgets || bytes > MOST_BYTES)) {
            bytes = 0;
            firstForgotten = lastForgotten > settled ? lastForgotten : 0;
            ranAt = now;
            for (String table : TABLES) {
                compact(table, settled, server);
            }
        }
    }

    /** A row that says that there is nobody goes only once no older one is left: rows don't go all at once. */
    private static void compact(String table, long upTo, Server server) throws SQLException {
        String settled = " FROM " + table + " WHERE batch <= " + upTo + " GROUP BY id";
        server.run(
                Query.of("ALTER TABLE " + table + " DELETE WHERE batch <= " + upTo
                        + " AND ((id, batch) NOT IN (SELECT id, max(batch)" + settled + ")"
                        + " OR gone AND id IN (SELECT id" + settled + " HAVING count() = 1))"),
                NOT_WAITING);
    }
}
