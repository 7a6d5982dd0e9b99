// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.filter.value.Span;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Removes deliveries that ended long ago: those of an hour at once, so that it is seldom looked for them. */
final class Expire {

    private static final long EVERY = TimeUnit.HOURS.toMicros(1);

    private final Deliveries deliveries;
    private final DeliverLimits limits;
    private long next;

    Expire(Deliveries deliveries, DeliverLimits limits, long now) {
        this.deliveries = deliveries;
        this.limits = limits;
        this.next = firstFrom(now);
    }

    /** When there is something to remove, in microseconds; {@link Span#FOREVER} where there won't be. */
    long next() {
        return next;
    }

    /** Something may have ended. */
    void refresh(long now) {
        if (next == Span.FOREVER) {
            next = firstFrom(now);
        }
    }

    /** How many it removed. */
    int portion(long now) {
        if (now < next) {
            return 0;
        }
        List<KeptDelivery> old = deliveries.store().ended(now - limits.retentionMicros(), limits.rows());
        old.forEach(deliveries::forget);
        if (old.size() < limits.rows()) {
            next = firstFrom(now + EVERY);
        }
        return old.size();
    }

    private long firstFrom(long least) {
        return deliveries
                .store()
                .firstEnd()
                .map(end -> Math.max(least, end + limits.retentionMicros()))
                .orElse(Span.FOREVER);
    }
}
