// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.testing.kafka.TopicReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the stage tells of its deliveries: the latest of each id, of what was committed. */
final class DeliveryStates implements AutoCloseable {

    private final TopicReader<String, Delivery> reader;
    private final Map<String, DeliveryState> latest = new HashMap<>();

    DeliveryStates(Proof proof) {
        reader = TopicReader.of(proof.kafka(), proof.topics().actionsDeliveries());
    }

    /** Reads what there is to the end. */
    DeliveryStates read() {
        reader.rest().forEach(found -> latest.put(found.key(), found.value().getState()));
        return this;
    }

    Map<DeliveryState, Long> counts() {
        return latest.values().stream().collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    }

    Set<String> ids() {
        return Set.copyOf(latest.keySet());
    }

    @Override
    public void close() {
        reader.close();
    }
}
