// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.settings.Time;
import java.time.Duration;
import java.time.Instant;

/** The time, moved. */
public final class FakeTime implements Time {

    private volatile Duration moved = Duration.ZERO;
    private volatile Duration wallMoved = Duration.ZERO;

    void move(Duration by) {
        moved = moved.plus(by);
    }

    void moveWall(Duration by) {
        wallMoved = wallMoved.plus(by);
    }

    @Override
    public Instant now() {
        return Instant.now().plus(wallMoved);
    }

    @Override
    public long nanos() {
        return System.nanoTime() + moved.toNanos();
    }
}
