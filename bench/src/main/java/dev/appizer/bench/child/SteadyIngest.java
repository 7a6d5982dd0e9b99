// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.bench.load.Batches;
import dev.appizer.bench.load.Traffic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes at a pace, as the ingest does beside questions, and looks how long each batch takes until it is seen. DuckDB moves its
 * journal into the file within the write that makes it too long: a journal that is shorter afterwards tells of it.
 */
final class SteadyIngest {

    private static final long APART_NANOS = 500_000_000;
    private static final int BATCH = 2_500;

    private final EventStore store;
    private final Traffic traffic;
    private final Path journal;
    private final long end;
    private final List<Long> writes = new ArrayList<>();
    private final List<Long> checkpoints = new ArrayList<>();
    private final List<Future<Long>> seen = new ArrayList<>();

    /** @param nanos for how long */
    SteadyIngest(EventStore store, Traffic traffic, Path file, long nanos) {
        this.store = store;
        this.traffic = traffic;
        this.journal = file.resolveSibling(file.getFileName() + ".wal");
        this.end = System.nanoTime() + nanos;
    }

    /** Returns when the time is over. */
    void run() throws InterruptedException {
        ExecutorService looking = Executors.newSingleThreadExecutor();
        long next = traffic.count();
        for (long due = System.nanoTime(); due < end; due += APART_NANOS) {
            Batch batch = Batches.of(traffic, next, next + BATCH);
            TimeRange range = new TimeRange(traffic.time(next), traffic.time(next + BATCH));
            Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
            long begin = System.nanoTime();
            long before = journal.toFile().length();
            store.write(batch);
            long taken = System.nanoTime() - begin;
            (journal.toFile().length() < before ? checkpoints : writes).add(taken);
            seen.add(looking.submit(() -> untilSeen(range, begin)));
            next += BATCH;
        }
        looking.shutdown();
    }

    private long untilSeen(TimeRange range, long begin) {
        while (StoreQuestion.count(store, range) < BATCH) {
            if (System.nanoTime() > end + 60L * APART_NANOS) {
                throw new IllegalStateException("Of a batch that was written not everything is seen");
            }
        }
        return System.nanoTime() - begin;
    }

    /** How long writes took that left the journal alone. */
    List<Long> writes() {
        return writes;
    }

    /** How long those took that moved it into the file. */
    List<Long> checkpoints() {
        return checkpoints;
    }

    /** From the call of each write until a question saw all of it, which takes as long as a question does. */
    List<Long> seen() throws InterruptedException {
        List<Long> nanos = new ArrayList<>();
        try {
            for (Future<Long> one : seen) {
                nanos.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A batch was not seen", e);
        }
        return nanos;
    }
}
