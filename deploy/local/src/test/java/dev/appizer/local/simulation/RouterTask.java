// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import dev.appizer.identity.router.IdentifierStore;
import dev.appizer.identity.router.KeepAssignments;
import dev.appizer.identity.router.MarkSeen;
import dev.appizer.identity.router.RouteEvents;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.EnrichedEvent;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/** One router partition. */
final class RouterTask {

    final Task<SpecificRecord> task = new Task<>(0, IdentifierStore.NAME, RouteEvents.PAIRS);
    private final RouteEvents routeEvents = task.with(new RouteEvents());
    private final KeepAssignments keepAssignments = task.with(new KeepAssignments());
    private final MarkSeen markSeen = task.with(new MarkSeen());

    List<Record<String, SpecificRecord>> take(String key, Object value) {
        if (value instanceof EnrichedEvent event) {
            return task.take(routeEvents, key, event);
        } else if (value instanceof Alias assignment) {
            return task.take(keepAssignments, key, assignment);
        }
        return task.take(markSeen, key, (SeenNotice) value);
    }
}
