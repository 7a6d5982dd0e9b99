// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.ValueMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Properties, traits and context are objects where they are given. */
final class SectionsAreObjects implements Rule {

    private static final List<String> SECTIONS = List.of("properties", "traits", "context");

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        for (String section : SECTIONS) {
            @Nullable Object value = message.body().get(section);
            if (value != null && !(value instanceof ValueMap)) {
                return Refusal.invalid(section, "Give an object");
            }
        }
        return null;
    }
}
