// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.segment.condition.value.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that count for a while each, and what is made of those that count at a time, as time goes on. */
final class EventsInTime implements Course {

    private final List<Counting> coming = new ArrayList<>();
    private final List<Counting> going = new ArrayList<>();
    private Aggregator aggregator = Aggregator.of(Aggregate.COUNT);
    private int come;
    private int gone;

    private record Counting(
            Span span, Facts.Event event, @Nullable Object value) {}

    /** Takes an event that counts for a while, now or later; whether there can be more of them, which is so. */
    boolean add(Facts.Event event, Span counts, @Nullable Object value) {
        if (!counts.isEmpty()) {
            coming.add(new Counting(counts, event, value));
        }
        return true;
    }

    int size() {
        return coming.size();
    }

    /** Begins at the present, once all were added. */
    Course from(long now, Aggregator of) {
        this.aggregator = of;
        coming.sort(Comparator.comparingLong(counting -> counting.span.from()));
        come(now);
        return this;
    }

    private void come(long now) {
        int earlier = come;
        while (come < coming.size() && coming.get(come).span.from() <= now) {
            Counting counting = coming.get(come);
            aggregator.take(counting.event.moment(), counting.value);
            if (counting.span.to() < Span.FOREVER) {
                going.add(counting);
            }
            come++;
        }
        if (come > earlier) {
            going.subList(gone, going.size()).sort(Comparator.comparingLong(counting -> counting.span.to()));
        }
    }

    @Override
    public @Nullable Object value() {
        return aggregator.result();
    }

    @Override
    public long until() {
        long next = come < coming.size() ? coming.get(come).span.from() : Span.FOREVER;
        return gone < going.size() ? Math.min(next, going.get(gone).span.to()) : next;
    }

    @Override
    public void advance() {
        long now = until();
        while (gone < going.size() && going.get(gone).span.to() <= now) {
            Counting counting = going.get(gone);
            aggregator.remove(counting.event.moment(), counting.value);
            gone++;
        }
        come(now);
    }
}
