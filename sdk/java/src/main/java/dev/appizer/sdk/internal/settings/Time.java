// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.settings;

import java.time.Instant;

/** Where the time comes from. */
public interface Time {

    /** That of the system. */
    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    /** What the clock on the wall says. It may go back. */
    Instant now();

    /** Nanoseconds since some moment. They never go back. */
    long nanos();
}
