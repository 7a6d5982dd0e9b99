// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.QuestionFailedException;
import dev.appizer.analytics.store.sql.Dialect;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.analytics.store.sql.Snapshots;
import dev.appizer.analytics.store.sql.SqlSession;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Asks the server: each question about the batches up to one, for so long and with so much memory at most. */
final class Asking implements Snapshots {

    private static final int TIMEOUT_EXCEEDED = 159;
    private static final int TOO_SLOW = 160;
    private static final int MEMORY_LIMIT_EXCEEDED = 241;
    private static final long MEGABYTE = 1_000_000;

    private final Server server;
    private final Seen seen;
    private final LongSupplier lastBatch;
    private final Duration patience;
    private final Map<String, String> settings = new HashMap<>();

    /** @param lastBatch the last one that is there as a whole */
    Asking(Server server, Seen seen, LongSupplier lastBatch, ClickHouseSettings clickHouse) {
        this.server = server;
        this.seen = seen;
        this.lastBatch = lastBatch;
        this.patience = clickHouse.patience();
        long memory = clickHouse.memoryMegabytes() * MEGABYTE;
        settings.put("max_memory_usage", String.valueOf(memory));
        settings.put("max_bytes_before_external_group_by", String.valueOf(memory / 2));
        settings.put("max_bytes_before_external_sort", String.valueOf(memory / 2));
        settings.put("timeout_overflow_mode", "throw");
        // What is null stays it when it is converted, and what is not found by a join is null.
        settings.put("cast_keep_nullable", "1");
        settings.put("join_use_nulls", "1");
        settings.put("output_format_json_quote_64bit_integers", "0");
        // Rows with one key are in one partition.
        settings.put("do_not_merge_across_partitions_select_final", "1");
    }

    /** What a question is asked by. */
    final class Session implements SqlSession {

        private final ClickHouseDialect dialect = new ClickHouseDialect(seen, lastBatch.getAsLong());
        private final long deadline = System.nanoTime() + patience.toNanos();
        private boolean late;

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public void query(Query query, Reader reader) throws SQLException {
            Duration left = left();
            server.query(query, limits(left), left, reader);
        }

        /** Writes the rows of a query to a file, as Parquet. */
        void download(Query query, Path file) throws SQLException {
            Duration left = left();
            server.download(query, limits(left), left, file);
        }

        private Map<String, String> limits(Duration left) {
            Map<String, String> limits = new HashMap<>(settings);
            limits.put("max_execution_time", String.valueOf(left.toSeconds() + 1));
            return limits;
        }

        private Duration left() throws SQLException {
            check();
            return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        }

        @Override
        public void check() throws SQLException {
            if (System.nanoTime() - deadline > 0) {
                late = true;
                throw new SQLException("Late");
            }
        }
    }

    /** Something that is asked of this server. */
    interface Question<T> {
        T ask(Session session) throws SQLException;
    }

    @Override
    public <T> T inSnapshot(Work<T> work) {
        return ask(work::ask);
    }

    <T> T ask(Question<T> question) {
        Session session = new Session();
        try {
            return question.ask(session);
        } catch (SQLException e) {
            throw failed(session, e);
        }
    }

    private RuntimeException failed(Session session, SQLException e) {
        boolean late = session.late || System.nanoTime() - session.deadline > 0;
        if (late || e.getErrorCode() == TIMEOUT_EXCEEDED || e.getErrorCode() == TOO_SLOW) {
            return QuestionFailedException.tookTooLong(patience, e);
        } else if (e.getErrorCode() == MEMORY_LIMIT_EXCEEDED) {
            return QuestionFailedException.tookTooMuchMemory(e);
        }
        return new IllegalStateException("ClickHouse could not answer: " + e.getMessage(), e);
    }
}
