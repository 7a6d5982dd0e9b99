// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.Timeline;
import dev.appizer.analytics.store.TrendCell;
import dev.appizer.analytics.store.sql.Kept;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.analytics.store.sql.Questions;
import dev.appizer.service.keys.KeyedHash;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Events in a database of a ClickHouse server.
 *
 * <p>There are no transactions over several tables. Every row has the number of its batch, and one row, written last, says
 * which number is the last that is whole; a question is about the batches up to it. So it sees all of a batch or nothing of
 * it, and of all its queries the same. The exceptions are erasures and the end of a retention: what they delete is gone from
 * questions that are under way, too, and an erasure may show a moment before the rest of its batch.
 *
 * <p>What a batch that failed has left is taken out before the next one is written. Rows of events have the partition and
 * offset in their key, so that one that is there twice nevertheless counts once.
 *
 * <p>One process writes: the one that opened the store last. Another one fails with its next batch.
 */
public final class ClickHouseStore implements EventStore {

    /** A statement of the ingest: deleting from a large table takes long. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration FORGETTING = Duration.ofHours(1);

    private final Server server;
    private final Writer writer;
    private final Asking asking;
    private final Questions questions;
    private final Kept kept;

    private ClickHouseStore(ClickHouseSettings settings, Server server, KeyedHash hash, Clock clock)
            throws SQLException {
        Schema.prepare(server);
        Seen seen = new Seen();
        this.server = server;
        this.kept = new Kept(settings.retention(), clock);
        Compaction compaction = new Compaction(settings.patience(), FORGETTING, System::nanoTime);
        this.writer = new Writer(server, seen, hash, new Retention(kept), compaction);
        this.asking = new Asking(server, seen, writer::lastBatch, settings);
        this.questions = new Questions(asking, seen, kept);
    }

    /**
     * Opens a database, or makes it.
     *
     * @param hash names what was erased
     * @param clock tells what "within the last days" means
     * @throws IllegalStateException where it can't be used; the message says why
     */
    public static ClickHouseStore open(ClickHouseSettings settings, KeyedHash hash, Clock clock) {
        try {
            make(settings);
            Server server = new Server(settings, settings.database(), PATIENCE);
            try {
                return new ClickHouseStore(settings, server, hash, clock);
            } catch (SQLException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("ClickHouse can't be used (" + settings + "): " + e.getMessage(), e);
        }
    }

    private static void make(ClickHouseSettings settings) throws SQLException {
        try (Server server = new Server(settings, "default", PATIENCE)) {
            server.run(Query.of("CREATE DATABASE IF NOT EXISTS `" + settings.database() + "`"));
        }
    }

    /**
     * Deletes the tables. A process that writes to them fails with its next batch.
     *
     * @throws IllegalStateException where they can't be deleted
     */
    public static void delete(ClickHouseSettings settings) {
        try {
            make(settings);
            try (Server server = new Server(settings, settings.database(), PATIENCE)) {
                Schema.drop(server);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The tables in ClickHouse can't be deleted (" + settings + "): " + e.getMessage(), e);
        }
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
            throw new IllegalStateException("A batch could not be written to ClickHouse: " + e.getMessage(), e);
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
        return asking.ask(session -> Catalogue.read(session, kept.oldest()));
    }

    @Override
    public long export(TimeRange range, Path directory) {
        TimeRange there = new TimeRange(Math.max(range.from(), kept.oldest()), range.to());
        return new Export(asking, directory).write(there);
    }

    @Override
    public void close() {
        server.close();
    }
}
