// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** {@link Traffic} as the store takes it from the ingest. */
public final class Batches {

    private static final int PARTITIONS = 4;
    private static final String TOPIC = "bench.events.resolved";

    private Batches() {}

    /** The events from one number up to before another. */
    public static Batch of(Traffic traffic, long from, long to) {
        List<Batch.Event> events = new ArrayList<>();
        for (long n = from; n < to; n++) {
            events.add(event(traffic.event(n)));
        }
        Map<TopicPartition, Long> next = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            next.put(new TopicPartition(TOPIC, partition), to / PARTITIONS);
        }
        return new Batch(events, List.of(), List.of(), List.of(), next);
    }

    private static Batch.Event event(Traffic.Happening event) {
        return new Batch.Event(
                (int) (event.n() % PARTITIONS),
                event.n() / PARTITIONS,
                event.name(),
                event.identifier(),
                event.time(),
                event.time() + 200_000,
                0,
                "message-" + event.n(),
                FlatValue.of(event.properties()),
                false);
    }

    /** So many visitors turn out to be the users that they are. */
    public static Batch aliases(int count) {
        List<Batch.Alias> aliases = new ArrayList<>();
        for (long user = 0; user < count; user++) {
            aliases.add(new Batch.Alias(Traffic.visitor(user), Traffic.user(user)));
        }
        return new Batch(List.of(), aliases, List.of(), List.of(), Map.of());
    }
}
