// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may set of this stage.
 *
 * @param deduplicationWindow for how long, by difference of arrival, the first message under a messageId wins
 * @param futureTolerance how far after its arrival an event may have happened
 * @param maxMessageBytes the largest message that the gateway takes
 * @param userAgentCacheSize how many different user agents are remembered
 * @param geoDatabase a file in MaxMind's format; null switches the enricher off
 */
public record EnrichmentConfig(
        Duration deduplicationWindow,
        Duration futureTolerance,
        int maxMessageBytes,
        int userAgentCacheSize,
        @Nullable Path geoDatabase) {

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException that names every setting that is out of its range
     */
    public EnrichmentConfig {
        List<String> problems = new ArrayList<>();
        require(deduplicationWindow.compareTo(SHORTEST_WINDOW) >= 0, "deduplicationWindow: at least 1 s", problems);
        require(!futureTolerance.isNegative(), "futureTolerance: not negative", problems);
        require(maxMessageBytes > 0, "maxMessageBytes: more than 0", problems);
        require(userAgentCacheSize > 0, "userAgentCacheSize: more than 0", problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** A day, an hour, 32 KiB, 10,000 user agents, no geo database. */
    public static EnrichmentConfig defaults() {
        return new EnrichmentConfig(Duration.ofHours(24), Duration.ofHours(1), 32 * 1_024, 10_000, null);
    }

    private static void require(boolean holds, String problem, List<String> problems) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
