// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.model.Micros;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which events are kept: those of the last so many days (of UTC), or all.
 *
 * @param retention whole days; empty for ever
 */
public record Kept(Optional<Duration> retention, Clock clock) {

    /** The oldest event time that is kept, in microseconds since the epoch: the beginning of a day. */
    public long oldest() {
        return retention
                .map(days -> Micros.of(clock.instant()
                        .minus(days)
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()))
                .orElse(Long.MIN_VALUE);
    }
}
