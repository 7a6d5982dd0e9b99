// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;
import org.jspecify.annotations.Nullable;

/** A value as time goes on, while the facts stay: piece after piece, from the present on. */
public interface Course {

    /** In the present piece: a value as properties hold them; null where it is missing. */
    @Nullable
    Object value();

    /** Microseconds: where the present piece ends; {@link Span#FOREVER} where it is the last. */
    long until();

    /** Goes on to the next piece. There has to be one. */
    void advance();

    /** A value that time does not change. */
    static Course constant(@Nullable Object value) {
        return new Course() {
            @Override
            public @Nullable Object value() {
                return value;
            }

            @Override
            public long until() {
                return Span.FOREVER;
            }

            @Override
            public void advance() {
                throw new IllegalStateException("The last piece has no end");
            }
        };
    }
}
