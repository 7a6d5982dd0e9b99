// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.analytics.duckdb.DuckDbSettings;
import dev.appizer.analytics.duckdb.DuckDbStore;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.bench.load.Batches;
import dev.appizer.bench.load.Traffic;
import dev.appizer.broker.child.ParentWatch;
import dev.appizer.service.keys.KeyedHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Analytics' store as a process that measures itself: {@code QuestionsMain loaded.duckdb asked.duckdb 1000000 20 found.tsv}.
 * It fills the first file where there is none, copies it to the second, and asks that while it goes on to write.
 */
public final class QuestionsMain {

    private static final int BATCH = 50_000;
    private static final int MOST_ALIASES = 50_000;
    private static final int MEMORY_MEGABYTES = 1_024;
    private static final int THREADS = 2;
    private static final int MOST_ROUNDS = 200;
    private static final int WARM_UP_ROUNDS = 2;

    private final Traffic traffic;
    private final List<Finding> findings = new ArrayList<>();

    private QuestionsMain(Traffic traffic) {
        this.traffic = traffic;
    }

    /**
     * Ends when everything is asked, or when the standard input does.
     *
     * @param arguments the two files, how many events, for how many seconds, and where to write what was found
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentWatch.start(Duration.ZERO);
        Path loaded = Path.of(arguments[0]);
        Path asked = Path.of(arguments[1]);
        QuestionsMain main = new QuestionsMain(new Traffic(Long.parseLong(arguments[2])));
        if (!Files.exists(loaded)) {
            main.load(loaded);
        }
        Files.copy(loaded, asked);
        main.ask(asked, Duration.ofSeconds(Long.parseLong(arguments[3])));
        Finding.write(Path.of(arguments[4]), main.findings);
        System.exit(0);
    }

    private static EventStore open(Path file) {
        DuckDbSettings settings = new DuckDbSettings(file, MEMORY_MEGABYTES, THREADS, Duration.ofMinutes(5));
        return DuckDbStore.open(settings, new KeyedHash(Optional.empty()), Clock.systemUTC());
    }

    /** Under another name until it is whole. */
    private void load(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "-unfinished");
        Files.deleteIfExists(unfinished);
        List<Long> nanos = new ArrayList<>();
        try (EventStore store = open(unfinished)) {
            for (long n = 0; n < traffic.count(); n += BATCH) {
                var batch = Batches.of(traffic, n, Math.min(n + BATCH, traffic.count()));
                long begin = System.nanoTime();
                store.write(batch);
                nanos.add(System.nanoTime() - begin);
            }
        }
        Files.move(unfinished, file);
        findings.add(Finding.of(String.format("write of %,d events, nothing beside it", BATCH), 0, nanos));
    }

    private void ask(Path file, Duration time) throws InterruptedException {
        try (EventStore store = open(file)) {
            long begin = System.nanoTime();
            int aliases = (int) Math.min(MOST_ALIASES, traffic.count() / 20);
            store.write(Batches.aliases(aliases));
            findings.add(
                    Finding.of(String.format("write of %,d aliases", aliases), 0, List.of(System.nanoTime() - begin)));
            SteadyIngest ingest = new SteadyIngest(store, traffic, file, time.toNanos());
            Thread writing = new Thread(() -> write(ingest), "bench-ingest");
            writing.setUncaughtExceptionHandler((thread, bug) -> fail(bug));
            writing.start();
            ask(store, System.nanoTime() + time.toNanos());
            writing.join();
            found(ingest);
        }
    }

    private static void write(SteadyIngest ingest) {
        try {
            ingest.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(Throwable bug) {
        bug.printStackTrace();
        Runtime.getRuntime().halt(1);
    }

    private void ask(EventStore store, long end) {
        List<StoreQuestion> questions = StoreQuestion.all();
        Map<StoreQuestion, List<Long>> nanos = new LinkedHashMap<>();
        for (int round = 0;
                round < MOST_ROUNDS + WARM_UP_ROUNDS && (round <= WARM_UP_ROUNDS || System.nanoTime() < end);
                round++) {
            for (StoreQuestion question : questions) {
                long begin = System.nanoTime();
                Objects.requireNonNull(question.answer().apply(store));
                if (round >= WARM_UP_ROUNDS) {
                    nanos.computeIfAbsent(question, first -> new ArrayList<>()).add(System.nanoTime() - begin);
                }
            }
        }
        nanos.forEach((question, times) -> findings.add(Finding.of(question.what(), question.demandedMillis(), times)));
    }

    private void found(SteadyIngest ingest) throws InterruptedException {
        findings.add(Finding.of("write of 2,500 events", 0, ingest.writes()));
        if (!ingest.checkpoints().isEmpty()) {
            findings.add(Finding.of("write of 2,500 events with a checkpoint", 0, ingest.checkpoints()));
        }
        findings.add(Finding.of("until a batch is seen, from its write on", 0, ingest.seen()));
    }
}
