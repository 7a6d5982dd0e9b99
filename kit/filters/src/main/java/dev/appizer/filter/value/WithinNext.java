// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code withinNext}: a date that is to come, in so long at most.
 *
 * @param micros how long
 */
public record WithinNext(long micros) implements ValueTest {

    @Override
    public Span when(@Nullable Object value) {
        Instant date = Dates.of(value);
        if (date == null) {
            return Span.NEVER;
        }
        long coming = Dates.micros(date);
        return new Span(coming - micros, coming);
    }
}
