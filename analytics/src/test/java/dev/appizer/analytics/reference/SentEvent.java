// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was sent.
 *
 * @param identifier null for a system event
 * @param eventTime microseconds since the epoch, as is {@code receivedAt}
 * @param properties none of them null
 */
public record SentEvent(
        int partition,
        long offset,
        String name,
        @Nullable String identifier,
        long eventTime,
        long receivedAt,
        int position,
        String messageId,
        Map<String, Object> properties) {

    /** By event time, then stamp. */
    static final Comparator<SentEvent> ORDER = Comparator.comparingLong(SentEvent::eventTime)
            .thenComparingLong(SentEvent::receivedAt)
            .thenComparingInt(SentEvent::position)
            .thenComparing(SentEvent::messageId)
            .thenComparing(event -> Objects.requireNonNullElse(event.identifier(), event.messageId()));

    /** The same event as it comes at another offset. */
    public SentEvent at(int otherPartition, long otherOffset) {
        return new SentEvent(
                otherPartition, otherOffset, name, identifier, eventTime, receivedAt, position, messageId, properties);
    }

    /** The same event as it is received at another time. */
    public SentEvent receivedAt(long micros) {
        return new SentEvent(partition, offset, name, identifier, eventTime, micros, position, messageId, properties);
    }

    /** As a store takes it. */
    public Batch.Event toBatch(boolean redriven) {
        return new Batch.Event(
                partition,
                offset,
                name,
                identifier,
                eventTime,
                receivedAt,
                position,
                messageId,
                FlatValue.of(properties),
                redriven);
    }
}
