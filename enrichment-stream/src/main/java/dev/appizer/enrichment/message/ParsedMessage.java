// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.message;

import dev.appizer.model.Values;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.RawEvent;
import dev.appizer.schemas.ValueMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message whose JSON has been read, once, into typed values.
 *
 * @param body the whole message
 * @param numericIds the decimal text of the ids that are JSON numbers
 * @param inheritedContext the context of the batch; empty where there was none
 */
public record ParsedMessage(
        RawMessage raw,
        Map<String, @Nullable Object> body,
        Map<String, String> numericIds,
        Map<String, @Nullable Object> inheritedContext) {

    public RawEvent event() {
        return raw.event();
    }

    public CallType type() {
        return raw.event().getType();
    }

    /** An id of the body: null where it is absent, null, blank, or not of a type that an id may have. */
    public @Nullable String id(String field) {
        String number = numericIds.get(field);
        return number != null ? number : text(field);
    }

    /** A text of the body; null where it is absent, blank or not a text. */
    public @Nullable String text(String field) {
        return body.get(field) instanceof String text ? presentOrNull(text) : null;
    }

    /** An object of the body; empty where it is absent or not an object. */
    public Map<String, @Nullable Object> object(String field) {
        return body.get(field) instanceof ValueMap object ? Values.entries(object) : Map.of();
    }

    /** Blank means absent. */
    public static @Nullable String presentOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
