// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.sql.Query;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The last batch that is there as a whole. That it is, is one row, which is written after everything else of it.
 *
 * @param number of the batch, from 1; 0 where there is none
 * @param writer who may write the next one
 * @param next for each partition that was read of the offset that comes next
 * @param taken for each partition of events the greatest offset that was taken
 */
record Commit(long number, String writer, Map<TopicPartition, Long> next, Map<Integer, Long> taken) {

    private static final List<String> COLUMNS = List.of("number", "writer", "next", "taken");

    static Commit read(Server server) throws SQLException {
        Commit[] last = {new Commit(0, "", Map.of(), Map.of())};
        Query query = Query.of("SELECT number, writer, next, taken FROM commits ORDER BY number DESC LIMIT 1");
        server.query(query, found -> {
            while (found.next()) {
                last[0] = new Commit(
                        found.getLong(1),
                        found.getString(2),
                        map(found.get(3), Commit::partition),
                        map(found.get(4), Integer::valueOf));
            }
        });
        return last[0];
    }

    private static <K> Map<K, Long> map(@Nullable Object found, Function<String, K> key) {
        Map<K, Long> map = new HashMap<>();
        if (found instanceof Map<?, ?> entries) {
            entries.forEach((name, offset) -> map.put(key.apply((String) name), ((Number) offset).longValue()));
        }
        return map;
    }

    /** The next one. */
    Commit then(String by, Map<TopicPartition, Long> moreNext, Map<Integer, Long> nowTaken) {
        Map<TopicPartition, Long> all = new HashMap<>(next);
        all.putAll(moreNext);
        return new Commit(number + 1, by, all, nowTaken);
    }

    /** The same by another writer, behind the one that the writer before may still be at. */
    Commit takenOver(String by) {
        return new Commit(number + 2, by, next, taken);
    }

    void write(Server server) throws SQLException {
        Map<String, Long> nextByName = new HashMap<>();
        next.forEach((partition, offset) -> nextByName.put(partition.toString(), offset));
        Map<String, Long> takenByName = new HashMap<>();
        taken.forEach((partition, offset) -> takenByName.put(partition.toString(), offset));
        server.insert(
                "commits",
                COLUMNS,
                new RowBytes()
                        .int64(number)
                        .string(writer)
                        .map(nextByName, RowBytes::int64)
                        .map(takenByName, RowBytes::int64));
    }

    private static TopicPartition partition(String text) {
        int dash = text.lastIndexOf('-');
        return new TopicPartition(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
    }
}
