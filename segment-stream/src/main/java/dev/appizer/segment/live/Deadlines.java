// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.store.DeadlineStore;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Works off what time alone changes, in portions, so that many deadlines at one instant hold nobody up. */
final class Deadlines {

    private final DeadlineStore store;
    private final Judge judge;

    Deadlines(DeadlineStore store, Judge judge) {
        this.store = store;
        this.judge = judge;
    }

    /** Brings one person up to the present, before something else happens to them. */
    void elapse(String canonical, long now) {
        if (store.earliest() <= now) {
            judge.elapse(canonical, now);
        }
    }

    /** Works off at most so many, while there is time for more; whether there was any. */
    boolean portion(int limit, long now, BooleanSupplier isTime) {
        List<String> due = store.due(now, limit);
        for (String canonical : due) {
            judge.elapse(canonical, now);
            if (!isTime.getAsBoolean()) {
                break;
            }
        }
        return !due.isEmpty();
    }

    /** Microseconds: when there is something to do; {@link Long#MAX_VALUE} where there never is. */
    long next() {
        return store.earliest();
    }
}
