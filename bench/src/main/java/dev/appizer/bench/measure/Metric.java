// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A counter of a service, as its metrics say; asked for rarely, since the answer is work of the process that is measured. */
public final class Metric implements LongSupplier {

    private static final long APART_NANOS = Duration.ofMillis(200).toNanos();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest metrics;
    private final String name;
    private long last;
    private long askedAt = System.nanoTime() - APART_NANOS;

    /**
     * Names it; asks nothing yet.
     *
     * @param name as Prometheus reads it, such as {@code events_total}; the counter has no labels
     */
    public Metric(int port, String name) {
        this.metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        this.name = name;
    }

    @Override
    public long getAsLong() {
        if (System.nanoTime() - askedAt >= APART_NANOS) {
            askedAt = System.nanoTime();
            last = ask();
        }
        return last;
    }

    private long ask() {
        try {
            return http.send(metrics, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        }
    }
}
