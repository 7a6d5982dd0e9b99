// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.stamp;

import dev.appizer.model.Micros;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** When calls were received: microseconds that strictly increase, whatever the machine's clock does. For any threads. */
public final class ReceiveClock {

    private final Clock clock;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    public ReceiveClock(Clock clock) {
        this.clock = clock;
    }

    /** Microseconds since the epoch, greater than at every call before. */
    public long next() {
        long now = Micros.of(clock.instant());
        return last.updateAndGet(before -> Math.max(before + 1, now));
    }
}
