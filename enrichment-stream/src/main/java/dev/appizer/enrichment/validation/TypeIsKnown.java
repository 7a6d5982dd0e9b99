// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.CallType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record says which call it is, and the body's own type does not name another. */
final class TypeIsKnown implements Rule {

    private static final Map<String, CallType> BY_NAME = Map.of(
            "track", CallType.TRACK,
            "identify", CallType.IDENTIFY,
            "alias", CallType.ALIAS,
            "page", CallType.PAGE,
            "screen", CallType.SCREEN,
            "group", CallType.GROUP);

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        CallType type = message.type();
        if (type == CallType.UNKNOWN) {
            return Refusal.invalid("type", "Give one of track, identify, alias, page, screen, group");
        }
        String named = message.text("type");
        CallType other = named == null ? type : BY_NAME.getOrDefault(named.toLowerCase(Locale.ROOT), type);
        return other == type
                ? null
                : Refusal.invalid("type", "The message says " + named + ", the record that it is " + type);
    }
}
