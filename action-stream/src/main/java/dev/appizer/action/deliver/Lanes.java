// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.filter.value.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The destinations to which something is on its way, in turn: each gets what it may have under way, and then the next one
 * has its turn, so that none waits for another.
 */
final class Lanes {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final UnderWay underWay;
    private final int most;
    private final Map<String, Destination> byName = new HashMap<>();
    private final Deque<Destination> turns = new ArrayDeque<>();

    Lanes(ReadOnlyKeyValueStore<Bytes, byte[]> store, UnderWay underWay, int most) {
        this.store = store;
        this.underWay = underWay;
        this.most = most;
    }

    /** One that may have something due. */
    Destination of(String destination) {
        return byName.computeIfAbsent(destination, name -> {
            Destination found = new Destination(store, name);
            turns.add(found);
            return found;
        });
    }

    void isDue(Lane lane, long dueAt) {
        of(lane.destination()).isDue(lane, dueAt);
    }

    /** When a destination has room and something due, in microseconds; {@link Span#FOREVER} where none has. */
    long next() {
        return turns.stream()
                .filter(one -> room(one) > 0)
                .mapToLong(Destination::earliest)
                .min()
                .orElse(Span.FOREVER);
    }

    /**
     * Gives each destination its turn once, while there is time.
     *
     * @param take what to do with a lane whose turn it is
     * @return how many lanes were taken
     */
    int round(long now, BooleanSupplier isTime, Consumer<Lane> take) {
        int taken = 0;
        for (int left = turns.size(); left > 0 && isTime.getAsBoolean(); left--) {
            Destination one = turns.remove();
            taken += turn(one, now, take);
            if (one.earliest() == Span.FOREVER && underWay.to(one.name()) == 0) {
                byName.remove(one.name());
            } else {
                turns.add(one);
            }
        }
        return taken;
    }

    private int turn(Destination one, long now, Consumer<Lane> take) {
        if (one.earliest() > now || room(one) <= 0) {
            return 0;
        }
        List<Lane> due = one.due(now, room(one), underWay::has);
        due.forEach(take);
        return due.size();
    }

    private int room(Destination one) {
        return most - underWay.to(one.name());
    }
}
