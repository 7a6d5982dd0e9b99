// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.ErasedLines;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.service.keys.KeyedHash;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was erased, in its table, and out of that of events. */
final class Erasures {

    private static final List<String> COLUMNS = List.of("hash", "before");

    private Erasures() {}

    /** @throws IllegalStateException where something was erased, and there is no key */
    static ErasedLines read(Server server, KeyedHash hash) throws SQLException {
        Map<String, Long> lines = new HashMap<>();
        server.query(Query.of("SELECT hash, max(before) FROM erased GROUP BY hash"), found -> {
            while (found.next()) {
                lines.put(found.getString(1), found.getLong(2));
            }
        });
        return new ErasedLines(hash, lines);
    }

    /** Writes some, and takes what they are about out of the table of events. */
    static void write(List<Batch.Erasure> erasures, KeyedHash hash, Server server) throws SQLException {
        if (erasures.isEmpty()) {
            return;
        }
        RowBytes rows = new RowBytes();
        erasures.forEach(erasure -> rows.string(hash.of(erasure.identifier())).int64(erasure.before()));
        server.insert("erased", COLUMNS, rows);
        String[] who = erasures.stream().map(Batch.Erasure::identifier).toArray(String[]::new);
        Long[] before = erasures.stream().map(Batch.Erasure::before).toArray(Long[]::new);
        Mutation.delete(
                "events",
                Query.of("arrayExists((one, line) -> who = one AND received < line, ")
                        .bind(who)
                        .sql(", ")
                        .bind(before)
                        .sql(")"),
                server);
    }
}
