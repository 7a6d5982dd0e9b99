// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

/** What one task writes to one partition of a topic: the only thing that has an order. */
record Channel(String writer, Lane lane, int partition) {

    /** A topic, by who reads it. */
    enum Lane {
        ENRICHED,
        COMMANDS,
        NOTICES,
        ASSIGNMENTS,
        LINKS,
        RECEIPTS,
        RESOLVED,
        SEEN,
        MOVES,
        CONTRIBUTIONS,
        DEFINITIONS
    }
}
