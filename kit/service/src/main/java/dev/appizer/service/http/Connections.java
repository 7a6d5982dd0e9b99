// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop, and how long each may keep it waiting: a byte now and then keeps a connection from
 * being idle, so what counts is the whole of a request. Used on its event loop alone; only the number of connections is
 * shared.
 */
final class Connections {

    // A body that drips in holds its room: others get it.
    private static final Duration WHILE_OTHERS_WAIT = Duration.ofSeconds(4);

    private final HttpLimits limits;
    private final AtomicInteger open;
    private final Set<HttpConnection> alive = new HashSet<>();
    private final Map<HttpConnection, Waiting> waiting = new HashMap<>();

    /** Since when it waits, and for what. */
    private record Waiting(
            long sinceNanos, Duration most, @Nullable BodyReader body) {

        boolean isOver(long nowNanos, boolean othersWait) {
            Duration given =
                    body != null && othersWait && most.compareTo(WHILE_OTHERS_WAIT) > 0 ? WHILE_OTHERS_WAIT : most;
            return nowNanos - sinceNanos > given.toNanos();
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
        alive.add(connection);
        await(connection, limits.requestTimeout(), null);
        connection.closeHandler(closed -> {
            alive.remove(connection);
            waiting.remove(connection);
            open.decrementAndGet();
        });
    }

    /** A request's head is there; its body is still to come. */
    void reading(HttpConnection connection, BodyReader body) {
        await(connection, limits.requestTimeout(), body);
    }

    /** The request is complete, or waits for its turn: the client owes nothing. */
    void complete(HttpConnection connection) {
        waiting.remove(connection);
    }

    /** The answer is sent: the next request may come. */
    void answered(HttpConnection connection) {
        await(connection, limits.idleTimeout(), null);
    }

    // One that is closed already would never be removed.
    private void await(HttpConnection connection, Duration most, @Nullable BodyReader body) {
        if (alive.contains(connection)) {
            waiting.put(connection, new Waiting(System.nanoTime(), most, body));
        }
    }

    /** An answer was its last: what else comes over it is not read. */
    void ending(HttpConnection connection) {
        alive.remove(connection);
        waiting.remove(connection);
    }

    /** Whether requests of it are taken. */
    boolean isAlive(HttpConnection connection) {
        return alive.contains(connection);
    }

    /**
     * Ends what waits for too long. To be called about once a second.
     *
     * @param othersWait whether others wait for the room that bodies hold
     */
    void sweep(boolean othersWait) {
        long now = System.nanoTime();
        List<HttpConnection> late = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().isOver(now, othersWait))
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
