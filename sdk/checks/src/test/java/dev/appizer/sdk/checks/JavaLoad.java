// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.Track;
import dev.appizer.sdk.WhenFull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends so many events of a hundred users, in small batches; {@code load.mjs} does the same. */
final class JavaLoad {

    private static final int WORKERS = 8;
    private static final int WAVE = 50;
    private static final int USERS = 100;
    private static final String TEXT = "naïve – ☕ 𝄞".repeat(8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private JavaLoad() {}

    /** Answers how many were accepted. */
    static long send(String host, String run, int count) {
        Appizer appizer = Appizer.builder("dev-write-key")
                .host(host)
                .flushInterval(Duration.ofMillis(5))
                .requestTimeout(Duration.ofSeconds(2))
                .whenFull(WhenFull.BLOCK)
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            List<CompletableFuture<Long>> workers = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int first = worker;
                workers.add(CompletableFuture.supplyAsync(() -> work(appizer, run, first, count), threads));
            }
            return workers.stream().mapToLong(CompletableFuture::join).sum();
        } finally {
            threads.shutdownNow();
            appizer.close(PATIENCE);
        }
    }

    private static long work(Appizer appizer, String run, int worker, int count) {
        long accepted = 0;
        for (int from = worker * WAVE; from < count; from += WORKERS * WAVE) {
            List<CompletableFuture<Outcome>> wave = new ArrayList<>();
            for (int n = from; n < Math.min(from + WAVE, count); n++) {
                wave.add(appizer.track(Track.of("load_" + run)
                        .userId(run + "-" + n % USERS)
                        .property("n", n)
                        .property("text", TEXT)));
            }
            accepted += wave.stream()
                    .map(CompletableFuture::join)
                    .filter(Outcome::isAccepted)
                    .count();
        }
        return accepted;
    }
}
