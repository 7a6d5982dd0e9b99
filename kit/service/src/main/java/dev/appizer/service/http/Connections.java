// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop, and how long each may keep it waiting: a byte now and then keeps a connection from
 * being idle, so what counts is the whole of a request. Used on its event loop alone; only the number of connections is
 * shared.
 */
final class Connections {

    private final HttpLimits limits;
    private final AtomicInteger open;
    private final Map<HttpConnection, Waiting> waiting = new HashMap<>();

    /** Since when it waits, and for what. */
    private record Waiting(
            long sinceNanos, Duration most, @Nullable BodyReader body) {

        boolean isOver(long nowNanos) {
            return nowNanos - sinceNanos > most.toNanos();
        }
    }

    /** @param open shared by the event loops of a server */
    Connections(HttpLimits limits, AtomicInteger open) {
        this.limits = limits;
        this.open = open;
    }

    void opened(HttpConnection connection) {
        if (open.incrementAndGet() > limits.connections()) {
            connection.closeHandler(closed -> open.decrementAndGet());
            connection.close();
            return;
        }
        waiting.put(connection, new Waiting(System.nanoTime(), limits.requestTimeout(), null));
        connection.closeHandler(closed -> {
            waiting.remove(connection);
            open.decrementAndGet();
        });
    }

    /** A request's head is there; its body is still to come. */
    void reading(HttpConnection connection, BodyReader body) {
        waiting.put(connection, new Waiting(System.nanoTime(), limits.requestTimeout(), body));
    }

    /** The request is complete, or waits for its turn: the client owes nothing. */
    void complete(HttpConnection connection) {
        waiting.remove(connection);
    }

    /** The answer is sent: the next request may come. */
    void answered(HttpConnection connection) {
        waiting.put(connection, new Waiting(System.nanoTime(), limits.idleTimeout(), null));
    }

    /** Ends what waits for too long. To be called about once a second. */
    void sweep() {
        long now = System.nanoTime();
        List<HttpConnection> late = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().isOver(now))
                .map(Map.Entry::getKey)
                .toList();
        for (HttpConnection connection : late) {
            BodyReader body = Objects.requireNonNull(waiting.remove(connection)).body();
            if (body == null) {
                connection.close();
            } else {
                body.fail(new HttpProblem(408, "REQUEST_TIMEOUT", "The request did not arrive in time").closing());
            }
        }
    }
}
