// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code withinLast}: a date that is past, by less than so long.
 *
 * @param micros how long
 */
public record WithinLast(long micros) implements ValueTest {

    @Override
    public Span when(@Nullable Object value) {
        Instant date = Dates.of(value);
        if (date == null) {
            return Span.NEVER;
        }
        long past = Dates.micros(date);
        return new Span(past, Span.plus(past, micros));
    }
}
