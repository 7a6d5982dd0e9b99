// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;
import dev.appizer.model.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Events that count for a while each, and what is made of those that count at a time, as time goes on. */
final class EventsInTime implements Course {

    private final List<Counting> coming = new ArrayList<>();
    private final PriorityQueue<Counting> going =
            new PriorityQueue<>(Comparator.comparingLong(counting -> counting.span.to()));
    private Aggregator aggregator = Aggregator.of(Aggregate.COUNT);
    private int come;

    private record Counting(
            Span span, Moment moment, @Nullable Object value) {}

    /** Takes an event that counts for a while, now or later. */
    void add(Facts.Event event, Span counts, @Nullable Object value) {
        if (!counts.isEmpty()) {
            coming.add(new Counting(counts, event.moment(), value));
        }
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
        while (come < coming.size() && coming.get(come).span.from() <= now) {
            Counting counting = coming.get(come);
            aggregator.take(counting.moment, counting.value);
            if (counting.span.to() < Span.FOREVER) {
                going.add(counting);
            }
            come++;
        }
    }

    @Override
    public @Nullable Object value() {
        return aggregator.result();
    }

    @Override
    public long until() {
        long next = come < coming.size() ? coming.get(come).span.from() : Span.FOREVER;
        @Nullable Counting first = going.peek();
        return first == null ? next : Math.min(next, first.span.to());
    }

    @Override
    public void advance() {
        long now = until();
        for (Counting first = going.peek(); first != null && first.span.to() <= now; first = going.peek()) {
            aggregator.remove(first.moment, first.value);
            going.remove();
        }
        come(now);
    }
}
