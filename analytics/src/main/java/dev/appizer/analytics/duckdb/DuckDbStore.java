// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.Timeline;
import dev.appizer.analytics.store.TrendCell;
import dev.appizer.analytics.store.sql.Kept;
import dev.appizer.analytics.store.sql.Questions;
import dev.appizer.service.keys.KeyedHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.duckdb.DuckDBConnection;

/** The embedded store: one file, which this process owns. */
public final class DuckDbStore implements EventStore {

    private final DuckDBConnection connection;
    private final Slots slots;
    private final Writer writer;
    private final Questions questions;
    private final Asking asking;

    private DuckDbStore(DuckDbSettings settings, DuckDBConnection connection, KeyedHash hash, Clock clock)
            throws SQLException {
        this.connection = connection;
        Schema.prepare(connection);
        this.slots = new Slots(connection);
        Kept kept = new Kept(settings.retention(), clock);
        this.writer = new Writer(connection, new Erased(connection, hash), slots, kept);
        this.asking = new Asking(connection, settings.patience());
        this.questions = new Questions(asking, new SlotColumns(slots), kept);
    }

    /**
     * Opens a file, or makes it.
     *
     * @param hash names what was erased
     * @param clock tells what "within the last days" means
     * @throws IllegalStateException where the file can't be used; the message says why
     */
    public static DuckDbStore open(DuckDbSettings settings, KeyedHash hash, Clock clock) {
        try {
            DuckDBConnection connection = connect(settings);
            try {
                return new DuckDbStore(settings, connection, hash, clock);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The analytics file " + settings.file() + " can't be used: " + e.getMessage(), e);
        }
    }

    /**
     * Deletes the file with all that lies beside it.
     *
     * @throws IllegalStateException where a process has it open
     */
    public static void delete(DuckDbSettings settings) {
        if (!Files.exists(settings.file())) {
            return;
        }
        // Whoever has the file open holds a lock on it; whether it can be read does not matter here.
        try (FileChannel file = FileChannel.open(settings.file(), StandardOpenOption.WRITE)) {
            if (file.tryLock() == null) {
                throw new IllegalStateException(
                        "The analytics file " + settings.file() + " is in use; stop analytics first");
            }
            for (String suffix : List.of("", ".wal")) {
                Files.deleteIfExists(Path.of(beside(settings.file(), suffix)));
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The analytics file " + settings.file() + " can't be deleted: " + e.getMessage(), e);
        }
    }

    private static DuckDBConnection connect(DuckDbSettings settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("threads", String.valueOf(settings.threads()));
        properties.setProperty("memory_limit", settings.memoryMegabytes() + "MB");
        properties.setProperty("temp_directory", beside(settings.file(), ".spill"));
        // Nothing in a question can name a file or load code; and nobody can undo that.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + settings.file(), properties);
    }

    private static String beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix).toString();
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return writer.positions();
    }

    @Override
    public void write(Batch batch) {
        try {
            writer.write(batch);
        } catch (SQLException e) {
            throw new IllegalStateException("The analytics file could not be written: " + e.getMessage(), e);
        }
    }

    @Override
    public List<TrendCell> trend(TrendQuestion question) {
        return questions.trend(question);
    }

    @Override
    public void timelines(FunnelQuestion question, Consumer<Timeline> person) {
        questions.timelines(question, person);
    }

    @Override
    public void timelines(RetentionQuestion question, Consumer<Timeline> person) {
        questions.timelines(question, person);
    }

    @Override
    public List<CatalogueEntry> catalogue() {
        return asking.ask(session -> {
            Map<String, CatalogueEntry> entries = new TreeMap<>();
            try (Statement sql = session.connection().createStatement()) {
                try (ResultSet found = sql.executeQuery(
                        "SELECT n.text, count(*) FROM events e JOIN names n ON n.id = e.name" + " GROUP BY n.text")) {
                    while (found.next()) {
                        entries.put(
                                found.getString(1),
                                new CatalogueEntry(found.getString(1), found.getLong(2), new ArrayList<>()));
                    }
                }
                readProperties(sql, entries);
            }
            entries.values().forEach(entry -> entry.properties().sort(CatalogueEntry.Property.BY_PATH));
            return List.copyOf(entries.values());
        });
    }

    // A number that no double holds is a number as any other.
    private static void readProperties(Statement sql, Map<String, CatalogueEntry> entries) throws SQLException {
        try (ResultSet found = sql.executeQuery("SELECT n.text, p.path, replace(p.type, 'i', 'n') AS kind,"
                + " sum(c.count) FROM catalogue c JOIN paths p ON p.id = c.path JOIN names n ON n.id = p.name"
                + " GROUP BY ALL HAVING sum(c.count) > 0")) {
            while (found.next()) {
                CatalogueEntry entry = entries.get(found.getString(1));
                if (entry != null) {
                    String type = FlatValue.Type.ofLetter(found.getString(3).charAt(0))
                            .jsonName();
                    entry.properties().add(new CatalogueEntry.Property(found.getString(2), type, found.getLong(4)));
                }
            }
        }
    }

    @Override
    public long export(TimeRange range, Path directory) {
        try {
            return new Export(connection, asking, slots, directory).write(range);
        } catch (SQLException e) {
            throw new IllegalStateException("The events could not be exported: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        asking.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The analytics file could not be closed: " + e.getMessage(), e);
        }
    }
}
