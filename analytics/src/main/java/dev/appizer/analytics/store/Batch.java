// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What was read of the topics since the batch before, in their order within each partition.
 *
 * @param next for each partition that was read of the offset that comes next
 */
public record Batch(
        List<Event> events,
        List<Alias> aliases,
        List<Person> people,
        List<Erasure> erasures,
        Map<TopicPartition, Long> next) {

    /**
     * An event.
     *
     * @param identifier whose it was when it was sent, such as {@code anonymous:a1}; null for a system event
     * @param eventTime microseconds since the epoch
     * @param receivedAt the stamp's first part, in microseconds; position, messageId and identifier are the others
     * @param values its properties
     * @param redriven whether it was driven again, so that it may be there already
     */
    public record Event(
            int partition,
            long offset,
            String name,
            @Nullable String identifier,
            long eventTime,
            long receivedAt,
            int position,
            String messageId,
            List<FlatValue> values,
            boolean redriven) {}

    /**
     * Where an identifier belongs.
     *
     * @param canonical the person's identifier; null where it belongs to itself again and nothing more is known
     */
    public record Alias(String identifier, @Nullable String canonical) {}

    /**
     * What is known of a person.
     *
     * @param canonical the person's identifier
     * @param traits with the computed traits; null where there is no such person any more
     * @param segments the ids of those it is in
     */
    public record Person(String canonical, @Nullable List<FlatValue> traits, List<String> segments) {}

    /**
     * Everything of an identifier that was received before an instant goes, and what comes later of it is left out.
     *
     * @param before microseconds since the epoch
     */
    public record Erasure(String identifier, long before) {}
}
