// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for an HTTP server to come up. */
final class Readiness {

    private static final long PAUSE_MILLIS = 50;

    private Readiness() {}

    /** Whether the address answered 200 in time, and before its server was gone. */
    static boolean await(String address, BooleanSupplier alive, Duration patience) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(10))
                .build();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (alive.getAsBoolean() && System.nanoTime() < deadline) {
                if (answers(client, request)) {
                    return true;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Nobody listens yet.
            return false;
        }
    }
}
