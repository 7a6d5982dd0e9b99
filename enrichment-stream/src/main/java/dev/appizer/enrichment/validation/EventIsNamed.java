// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.model.IdText;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** A track says which event. */
final class EventIsNamed implements Rule {

    private static final int MAX_CHARACTERS = 255;

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        if (message.type() != CallType.TRACK) {
            return null;
        }
        @Nullable Object event = message.body().get("event");
        if (event == null || (event instanceof String text && text.isBlank())) {
            return Refusal.missing("event", "Give the event's name");
        }
        return event instanceof String text
                        && text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                        && IdText.isExpressible(text)
                ? null
                : Refusal.invalid(
                        "event",
                        "Give the event's name as a text of at most " + MAX_CHARACTERS
                                + " characters, without lone surrogates");
    }
}
