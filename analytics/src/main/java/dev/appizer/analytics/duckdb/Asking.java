// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.QuestionFailedException;
import dev.appizer.analytics.store.sql.Dialect;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.analytics.store.sql.Snapshots;
import dev.appizer.analytics.store.sql.SqlSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Asks the file: each question by a connection of its own, in one snapshot, and for so long at most. */
final class Asking implements Snapshots, AutoCloseable {

    private static final Dialect DIALECT = new DuckDbDialect();

    private final DuckDBConnection owner;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "analytics-patience");
        thread.setDaemon(true);
        return thread;
    });

    Asking(DuckDBConnection owner, Duration patience) {
        this.owner = owner;
        this.patience = patience;
    }

    /** What a question is asked by. */
    static final class Session implements SqlSession {

        private final Connection connection;
        private final long deadline;
        private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
        private volatile boolean late;

        private Session(Connection connection, long deadline) {
            this.connection = connection;
            this.deadline = deadline;
        }

        Connection connection() {
            return connection;
        }

        @Override
        public Dialect dialect() {
            return DIALECT;
        }

        @Override
        public void query(Query query, Reader reader) throws SQLException {
            run(query, found -> reader.read(new DuckDbRows(found)));
        }

        /** Runs a query and shows its rows. */
        void run(Query query, Rows rows) throws SQLException {
            try (PreparedStatement statement = prepare(query)) {
                running.set(statement);
                check();
                try (ResultSet found = statement.executeQuery()) {
                    rows.read(found);
                }
            } finally {
                running.set(null);
            }
        }

        private PreparedStatement prepare(Query query) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(query.text());
            int place = 1;
            for (Object value : query.bound()) {
                statement.setObject(
                        place++, value instanceof Object[] many ? connection.createArrayOf(typeOf(many), many) : value);
            }
            return statement;
        }

        private static String typeOf(Object[] many) {
            return many instanceof Double[] ? "DOUBLE" : many instanceof Long[] ? "BIGINT" : "VARCHAR";
        }

        @Override
        public void check() throws SQLException {
            if (late || System.nanoTime() - deadline > 0) {
                late = true;
                throw new SQLException("Late");
            }
        }

        private void cancel() {
            late = true;
            @Nullable Statement statement = running.get();
            if (statement != null) {
                try {
                    statement.cancel();
                } catch (SQLException closedMeanwhile) {
                    late = true;
                }
            }
        }
    }

    /** Reads rows. */
    interface Rows {
        void read(ResultSet found) throws SQLException;
    }

    /** Something that is asked. */
    interface Question<T> {
        T ask(Session session) throws SQLException;
    }

    <T> T ask(Question<T> question) {
        try (Connection connection = owner.duplicate()) {
            begin(connection);
            Session session = new Session(connection, System.nanoTime() + patience.toNanos());
            Future<?> alarm = watch.schedule(session::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return question.ask(session);
            } catch (SQLException e) {
                throw failed(session, e);
            } finally {
                alarm.cancel(false);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The analytics file can't be asked: " + e.getMessage(), e);
        }
    }

    @Override
    public <T> T inSnapshot(Work<T> work) {
        return ask(work::ask);
    }

    /** From here on the connection sees one state, which is not newer than what {@link Slots} knows: that is asked later. */
    private static void begin(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("BEGIN TRANSACTION READ ONLY");
            try (ResultSet read = sql.executeQuery("SELECT version FROM layout")) {
                read.next();
            }
        }
    }

    private RuntimeException failed(Session session, SQLException e) {
        if (session.late) {
            return QuestionFailedException.tookTooLong(patience, e);
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("Out of Memory")) {
            return QuestionFailedException.tookTooMuchMemory(e);
        }
        return new IllegalStateException("The analytics file could not answer: " + message, e);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
