// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What a receiver has taken, each once by its own reckoning: by the id that came with it. For any threads. */
final class Taken {

    private final Map<String, String> whatById = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger all = new AtomicInteger();

    /** @param what it is about: the campaign and the person */
    void take(String id, String what) {
        all.incrementAndGet();
        String before = whatById.putIfAbsent(id, what);
        if (before != null && !before.equals(what)) {
            wrong.add(id + " is of " + before + " and of " + what);
        }
    }

    void refuse(String why) {
        wrong.add(why);
    }

    int distinct() {
        return whatById.size();
    }

    int repeats() {
        return all.get() - whatById.size();
    }

    Set<String> ids() {
        return Set.copyOf(whatById.keySet());
    }

    /** As often as there are ids for it. */
    Iterable<String> what() {
        return whatById.values();
    }

    Iterable<String> wrong() {
        return wrong;
    }
}
