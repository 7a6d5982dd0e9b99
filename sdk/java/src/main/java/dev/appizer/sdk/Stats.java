// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.Map;

/**
 * What a client has done so far.
 *
 * @param accepted how many messages Appizer has
 * @param undelivered how many were not delivered, by code
 * @param attempts how many requests with messages were made
 * @param retries how many of them were made again
 * @param queuedMessages how many messages have no outcome yet
 * @param queuedBytes how long these are, as JSON
 */
public record Stats(
        long accepted,
        Map<String, Long> undelivered,
        long attempts,
        long retries,
        long queuedMessages,
        long queuedBytes) {

    /** Keeps a copy of the map. */
    public Stats {
        undelivered = Map.copyOf(undelivered);
    }
}
