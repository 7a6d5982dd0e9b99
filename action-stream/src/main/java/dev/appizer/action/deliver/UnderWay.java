// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.rows.NotificationRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of which the outcome is not known yet. Only the queue is for any thread: what comes after nobody asks any more
 * lies in it until it is thrown away with this.
 */
final class UnderWay {

    private final Sender sender;
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final Map<Lane, Long> current = new HashMap<>();
    private final Map<String, Integer> byDestination = new HashMap<>();
    private long number;
    private int all;

    /**
     * An attempt that has come to an end.
     *
     * @param number of no other attempt
     * @param begunAt microseconds, by the clock of whoever began it
     * @param outcome null where the sender failed
     */
    record Ended(
            Lane lane,
            long number,
            NotificationRow notification,
            long begunAt,
            Duration took,
            @Nullable Outcome outcome,
            @Nullable Throwable failure) {}

    UnderWay(Sender sender) {
        this.sender = sender;
    }

    void begin(Lane lane, NotificationRow notification, long now) {
        long mine = ++number;
        current.put(lane, mine);
        byDestination.merge(lane.destination(), 1, Integer::sum);
        all++;
        long begun = System.nanoTime();
        var unused = sender.send(notification).whenComplete((outcome, failure) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            ended.add(new Ended(lane, mine, notification, now, took, outcome, failure));
        });
    }

    /** The next one that has ended; null where there is none. It is under way until {@link #isCurrent} was asked. */
    @Nullable
    Ended poll() {
        return ended.poll();
    }

    /** Takes it off; whether it still concerns anybody. */
    boolean isCurrent(Ended one) {
        all--;
        byDestination.computeIfPresent(one.lane().destination(), (name, count) -> count == 1 ? null : count - 1);
        return current.remove(one.lane(), one.number());
    }

    boolean has(Lane lane) {
        return current.containsKey(lane);
    }

    /** Its outcome changes nothing any more; it still counts as long as it goes on. */
    void forget(Lane lane) {
        current.remove(lane);
    }

    int to(String destination) {
        return byDestination.getOrDefault(destination, 0);
    }

    int all() {
        return all;
    }
}
