// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.QuestionFailedException;
import dev.appizer.analytics.store.sql.Query;
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
public final class Asking implements AutoCloseable {

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
    public static final class Session {

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

        /** Runs a query and shows its rows. */
        public void run(Query query, Rows rows) throws SQLException {
            try (PreparedStatement statement = query.prepare(connection)) {
                running.set(statement);
                check();
                try (ResultSet found = statement.executeQuery()) {
                    rows.read(found);
                }
            } finally {
                running.set(null);
            }
        }

        /** To be called in long work between queries. */
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
    public interface Rows {
        void read(ResultSet found) throws SQLException;
    }

    /** Something that is asked. */
    public interface Question<T> {
        T ask(Session session) throws SQLException;
    }

    public <T> T ask(Question<T> question) {
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
            return new QuestionFailedException(
                    "It took longer than " + patience.toSeconds()
                            + " seconds; ask about less time, fewer groups, or with fewer filters",
                    e);
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("Out of Memory")) {
            return new QuestionFailedException(
                    "It took more memory than there is for questions; ask about less time or fewer groups", e);
        }
        return new IllegalStateException("The analytics file could not answer: " + message, e);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
