// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** A track says which event. */
final class EventIsNamed implements Rule {

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        if (message.type() != CallType.TRACK || message.text("event") != null) {
            return null;
        }
        @Nullable Object event = message.body().get("event");
        return event == null || event instanceof String
                ? Refusal.missing("event", "Give the event's name")
                : Refusal.invalid("event", "Give the event's name as a text");
    }
}
