// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import dev.appizer.identity.router.ApplyCommands;
import dev.appizer.identity.router.IdentifierStore;
import dev.appizer.identity.router.KeepAssignments;
import dev.appizer.identity.router.MarkSeen;
import dev.appizer.identity.router.RouteEvents;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.local.TestHash;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.streams.state.RowKey;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** One router partition. */
final class RouterTask {

    final Task<SpecificRecord> task = new Task<>(0, IdentifierStore.NAME, RouteEvents.PAIRS);
    private final RouteEvents routeEvents = task.with(new RouteEvents(TestHash::create));
    private final KeepAssignments keepAssignments = task.with(new KeepAssignments(TestHash::create));
    private final ApplyCommands applyCommands = task.with(new ApplyCommands(TestHash::create));
    private final MarkSeen markSeen = task.with(new MarkSeen(TestHash::create));

    private final Fault fault;

    RouterTask(Fault fault) {
        this.fault = fault;
    }

    List<Record<String, SpecificRecord>> take(String key, @Nullable Object value) {
        if (value instanceof EnrichedEvent event) {
            return task.take(routeEvents, key, fault == Fault.MESSAGE_IDS_FORGOTTEN ? renamed(event) : event);
        } else if (value == null || value instanceof Alias) {
            return task.take(keepAssignments, key, (Alias) value);
        } else if (value instanceof Command command) {
            List<Record<String, SpecificRecord>> undone = task.take(applyCommands, key, command);
            if (fault == Fault.UNALIASES_FORGOTTEN) {
                task.delete(
                        RouteEvents.PAIRS,
                        RowKey.of("u").and(command.getTarget()).bytes());
            }
            if (fault == Fault.ERASURES_FORGOTTEN) {
                task.deleteAll(IdentifierStore.NAME, "e");
            }
            return undone;
        }
        return task.take(markSeen, key, (SeenNotice) value);
    }

    private static EnrichedEvent renamed(EnrichedEvent event) {
        return EnrichedEvent.newBuilder(event)
                .setMessageId(event.getMessageId() + "@" + event.getReceivedAt())
                .build();
    }
}
