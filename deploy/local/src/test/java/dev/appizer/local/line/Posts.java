// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes posts of calls: some by themselves and some in batches, in a locally shuffled order. */
final class Posts {

    private static final int LARGEST_BATCH = 12;
    private static final int SHUFFLED_TOGETHER = 40;

    private final Random random;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Call> batch = new ArrayList<>();
    private int size = 1;

    private Posts(Random random) {
        this.random = random;
    }

    /**
     * What one caller has to do at once.
     *
     * @param posts mostly one; two that oppose each other are posted at the same time, to different instances
     */
    record Turn(List<List<Call>> posts) {
        Turn {
            posts = List.copyOf(posts);
        }

        int calls() {
            return posts.stream().mapToInt(List::size).sum();
        }
    }

    static List<Turn> of(List<Call> calls, Random random) {
        Posts posts = new Posts(random);
        int next = 0;
        while (next < calls.size()) {
            next += posts.add(calls.subList(next, calls.size()));
        }
        posts.endBatch();
        posts.shuffle();
        return posts.turns;
    }

    /** Adds the first of some calls, or the first two; answers how many. */
    private int add(List<Call> calls) {
        Call call = calls.get(0);
        if (calls.size() > 1 && oppose(call, calls.get(1))) {
            turns.add(new Turn(List.of(List.of(call), List.of(calls.get(1)))));
            return 2;
        }
        if (batch.size() == size || (!batch.isEmpty() && batch.get(0).scope() != call.scope())) {
            endBatch();
        }
        batch.add(call);
        return 1;
    }

    private void endBatch() {
        if (!batch.isEmpty()) {
            turns.add(new Turn(List.of(List.copyOf(batch))));
            batch.clear();
        }
        size = 1 + random.nextInt(LARGEST_BATCH);
    }

    /** A → B and B → A. */
    private static boolean oppose(Call one, Call other) {
        return one.type() == CallType.ALIAS
                && other.type() == CallType.ALIAS
                && String.valueOf(one.userId()).equals(other.previousId())
                && String.valueOf(other.userId()).equals(one.previousId());
    }

    private void shuffle() {
        for (int from = 0; from < turns.size(); from += SHUFFLED_TOGETHER) {
            Collections.shuffle(turns.subList(from, Math.min(turns.size(), from + SHUFFLED_TOGETHER)), random);
        }
    }
}
