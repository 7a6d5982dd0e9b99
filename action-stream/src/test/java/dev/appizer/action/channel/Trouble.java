// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * Something wrong with a destination.
 *
 * @param name for the test's
 * @param why is within the reason of an attempt that failed by it
 * @param after how long the destination wants to be left alone
 */
public record Trouble(String name, String why, Optional<Duration> after, Runnable starts, Runnable ends) {

    void begin() {
        starts.run();
    }

    void end() {
        ends.run();
    }

    @Override
    public String toString() {
        return name;
    }
}
