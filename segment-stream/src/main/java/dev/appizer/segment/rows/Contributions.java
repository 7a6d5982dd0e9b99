// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.rows;

import dev.appizer.model.Micros;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What an incoming record contributes to a profile. */
public final class Contributions {

    private Contributions() {}

    /** An event, an identify, or an alias, which contributes only that its sender was seen. */
    public static Contribution of(ResolvedEvent resolved) {
        EnrichedEvent event = resolved.getEvent();
        boolean isAlias = event.getType() == CallType.ALIAS;
        return new Contribution(
                Objects.requireNonNull(resolved.getIdentifier()),
                resolved.getVersion(),
                new MomentRow(
                        Micros.of(event.getEventTime()),
                        Micros.of(event.getReceivedAt()),
                        event.getPosition(),
                        event.getMessageId()),
                null,
                isAlias ? null : new HistoryRow(event.getEvent(), properties(event)),
                traits(event));
    }

    /** An id that was named beside a user id. */
    public static Contribution of(SeenIdentifier seen) {
        MomentRow moment = new MomentRow(Micros.of(seen.getEventTime()), 0L, 0, "");
        return new Contribution(seen.getIdentifier(), seen.getVersion(), moment, null, null, Map.of());
    }

    /** One row of an identifier's history, to be shipped. */
    public static Contribution shipped(
            String identifier, long version, MomentRow moment, CauseRow cause, HistoryRow history) {
        return new Contribution(identifier, version, moment, cause, history, Map.of());
    }

    /** One of an identifier's traits, to be shipped. */
    public static Contribution shipped(String identifier, long version, CauseRow cause, String trait, TraitRow row) {
        return new Contribution(identifier, version, row.getMoment(), cause, null, Map.of(trait, row.getValue()));
    }

    private static java.nio.@org.jspecify.annotations.Nullable ByteBuffer properties(EnrichedEvent event) {
        return event.getProperties().isEmpty() ? null : TypedValues.ofMap(event.getProperties());
    }

    private static Map<String, ByteBuffer> traits(EnrichedEvent event) {
        Map<String, ByteBuffer> traits = new LinkedHashMap<>();
        event.getTraits().forEach((name, value) -> traits.put(name, TypedValues.ofValue(value)));
        return traits;
    }
}
