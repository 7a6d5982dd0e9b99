// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.ErasedLines;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.service.keys.KeyedHash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts batches into the tables. Every row has the number of its batch, and a question sees rows up to the last number that
 * was committed; so a batch is there at once, when its {@link Commit} is. What went wrong before that leaves rows that nobody
 * sees: they are taken out before anything else is written, once nothing can add to them.
 */
final class Writer {

    private static final List<String> NUMBERED = List.of("events", "owners", "people");

    private final Server server;
    private final Seen seen;
    private final KeyedHash hash;
    private final Retention retention;
    private final Compaction compaction;
    private final String name = UUID.randomUUID().toString();
    private ErasedLines erased;
    private volatile Commit last;
    private boolean unsure;

    /** Clears up after whoever wrote before, who may write no more from now on. */
    Writer(Server server, Seen seen, KeyedHash hash, Retention retention, Compaction compaction) throws SQLException {
        this.server = server;
        this.seen = seen;
        this.hash = hash;
        this.retention = retention;
        this.compaction = compaction;
        clearUp();
        this.erased = Erasures.read(server, hash);
        seen.read(server);
        this.last = Commit.read(server).takenOver(name);
        last.write(server);
    }

    private void clearUp() throws SQLException {
        server.killInserts();
        long whole = Commit.read(server).number();
        for (String table : NUMBERED) {
            Mutation.delete(table, Query.of("batch > " + whole), server);
        }
    }

    /** @throws IllegalStateException where another process has opened the store since */
    private Commit readOwn() throws SQLException {
        Commit found = Commit.read(server);
        if (!found.writer().equals(name)) {
            throw new IllegalStateException(
                    "Another analytics process writes to this database now, and only one may: this one ends");
        }
        return found;
    }

    /** The number of the last batch that is there. */
    long lastBatch() {
        return last.number();
    }

    Map<TopicPartition, Long> positions() {
        return Map.copyOf(last.next());
    }

    void write(Batch batch) throws SQLException {
        Commit found = readOwn();
        if (unsure) {
            clearUp();
            erased = Erasures.read(server, hash);
            last = found;
            unsure = false;
        }
        put(batch);
        compaction.run(server);
    }

    private void put(Batch batch) throws SQLException {
        // Before the events: what is behind an erasure in the batch is judged by it, as what comes later is.
        ErasedLines lines = erased.and(batch.erasures());
        Map<Integer, Long> taken = new HashMap<>(last.taken());
        List<Batch.Event> events = staying(lines.without(batch.events()), taken);
        Commit next = last.then(name, batch.next(), taken);
        Rows rows = Rows.of(next.number(), events, batch);
        unsure = true;
        retention.drop(server);
        seen.write(seen.news(events, batch.people()), server);
        rows.write(server);
        Erasures.write(batch.erasures(), hash, server);
        readOwn();
        next.write(server);
        erased = lines;
        last = next;
        unsure = false;
        compaction.add(next.number(), rows);
    }

    /** Those that are to be there, and were not taken before. */
    private List<Batch.Event> staying(List<Batch.Event> events, Map<Integer, Long> taken) throws SQLException {
        long oldest = retention.oldest();
        Redriven redriven = new Redriven(events, last.number(), server);
        List<Batch.Event> staying = new ArrayList<>();
        for (Batch.Event event : events) {
            boolean isNext = event.offset() > taken.getOrDefault(event.partition(), -1L);
            if (event.eventTime() >= oldest && isNext) {
                taken.put(event.partition(), event.offset());
                if (redriven.isNew(event)) {
                    staying.add(event);
                }
            }
        }
        return staying;
    }
}
