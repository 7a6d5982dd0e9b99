// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.message;

import dev.appizer.schemas.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that knows when it happened: all that can be said of it alone.
 *
 * @param eventTime microseconds since the epoch
 * @param receivedAt microseconds since the epoch
 * @param originalTimestamp the client's own text, where the event time had to leave it
 */
public record TimedMessage(
        NormalMessage normal,
        long eventTime,
        long receivedAt,
        @Nullable String originalTimestamp,
        List<Warning> warnings) {

    public ParsedMessage parsed() {
        return normal.parsed();
    }
}
