// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.model.IdText;
import dev.appizer.schemas.CallType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ids are texts of 1 to 255 characters, or numbers. What names a person must not be what broken clients send for nobody:
 * one shared junk id would merge strangers.
 */
final class IdsAreSound implements Rule {

    private static final List<String> FIELDS = List.of("userId", "anonymousId", "previousId", "messageId", "groupId");
    private static final Set<String> PERSONS = Set.of("userId", "anonymousId", "previousId");

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        for (String field : FIELDS) {
            if (isAskedFor(field, message.type())) {
                @Nullable Refusal refusal = check(message, field);
                if (refusal != null) {
                    return refusal;
                }
            }
        }
        return null;
    }

    /** What a call makes no use of may be anything. */
    private static boolean isAskedFor(String field, CallType type) {
        return switch (field) {
            case "previousId" -> type == CallType.ALIAS;
            case "groupId" -> type == CallType.GROUP;
            default -> true;
        };
    }

    private static @Nullable Refusal check(ParsedMessage message, String field) {
        @Nullable Object value = message.body().get(field);
        @Nullable String id = message.id(field);
        if (value != null && !(value instanceof String) && !(value instanceof Number)) {
            return Refusal.invalid(field, "Give a text or a number");
        }
        if (value instanceof Number ? id == null : id != null && IdText.isTooLong(id)) {
            return Refusal.invalid(field, "Give at most " + IdText.LONGEST + " characters");
        }
        return id != null && PERSONS.contains(field) && IdText.isJunk(id)
                ? Refusal.invalid(field, "Many strangers would share the id \"" + id + "\"; send none for nobody")
                : null;
    }
}
