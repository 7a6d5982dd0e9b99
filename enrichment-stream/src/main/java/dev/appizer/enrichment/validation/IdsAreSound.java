// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ids are texts of 1 to 255 characters, or numbers. What names a person must not be what broken clients send for nobody:
 * one shared junk id would merge strangers.
 */
final class IdsAreSound implements Rule {

    private static final int MAX_CHARACTERS = 255;
    private static final List<String> PERSONS = List.of("userId", "anonymousId", "previousId");
    private static final List<String> ALL = List.of("userId", "anonymousId", "previousId", "messageId", "groupId");
    private static final Set<String> JUNK = Set.of(
            "null",
            "undefined",
            "nan",
            "none",
            "nil",
            "anonymous",
            "guest",
            "unknown",
            "true",
            "false",
            "0",
            "-1",
            "[object object]",
            "{}",
            "[]");

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        for (String field : ALL) {
            @Nullable Object value = message.body().get(field);
            if (value != null && !(value instanceof String) && !(value instanceof Number)) {
                return Refusal.invalid(field, "Give a text or a number");
            }
            @Nullable String id = message.id(field);
            if (id != null && isTooLong(id)) {
                return Refusal.invalid(field, "Give at most " + MAX_CHARACTERS + " characters");
            }
            if (id != null && PERSONS.contains(field) && isJunk(id)) {
                return Refusal.invalid(field, "Many strangers would share the id \"" + id + "\"; send none for nobody");
            }
        }
        return null;
    }

    static boolean isTooLong(String id) {
        return id.length() > MAX_CHARACTERS && id.codePointCount(0, id.length()) > MAX_CHARACTERS;
    }

    private static boolean isJunk(String id) {
        return JUNK.contains(id.toLowerCase(Locale.ROOT)) || id.chars().allMatch(c -> c == '0' || c == '-');
    }
}
