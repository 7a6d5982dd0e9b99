// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

/**
 * While something holds: from an instant on until another one, which lies outside. Microseconds since the epoch.
 *
 * @param from {@link Long#MIN_VALUE} where it always did
 * @param to {@link #FOREVER} where it always will
 */
public record Span(long from, long to) {

    /** Behind every instant. */
    public static final long FOREVER = Long.MAX_VALUE;

    public static final Span ALWAYS = new Span(Long.MIN_VALUE, FOREVER);
    public static final Span NEVER = new Span(FOREVER, FOREVER);

    public static Span always(boolean holds) {
        return holds ? ALWAYS : NEVER;
    }

    public boolean isEmpty() {
        return from >= to;
    }

    public boolean contains(long instant) {
        return from <= instant && instant < to;
    }

    /** While both hold. */
    public Span and(Span other) {
        Span both = new Span(Math.max(from, other.from), Math.min(to, other.to));
        return both.isEmpty() ? NEVER : both;
    }

    /** The next instant at which it begins or ends; {@link #FOREVER} where there is none. */
    public long edgeAfter(long instant) {
        if (isEmpty() || instant >= to) {
            return FOREVER;
        }
        return instant < from ? from : to;
    }

    /** An instant and a time after it, as late as there are instants. */
    public static long plus(long instant, long micros) {
        return micros == FOREVER || (instant > 0 && micros > FOREVER - instant) ? FOREVER : instant + micros;
    }
}
