// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import dev.appizer.model.Values;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.ValueMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the enrichers look at.
 *
 * @param context the SDK's, inherited parts included
 * @param userAgent the call's User-Agent header
 * @param clientIp the address that the call came from
 * @param scope of the key: what the call itself says is a browser's word or a server's
 */
public record Subject(
        Map<String, @Nullable Object> context,
        @Nullable String userAgent,
        @Nullable String clientIp,
        KeyScope scope) {

    /** A text of the context; null where it is absent, blank or not a text. */
    @Nullable
    String text(String name) {
        return text(context, name);
    }

    /** A text of an object of the context, such as the url of the page. */
    @Nullable
    String text(String object, String name) {
        return context.get(object) instanceof ValueMap inner ? text(Values.entries(inner), name) : null;
    }

    private static @Nullable String text(Map<String, @Nullable Object> entries, String name) {
        return entries.get(name) instanceof String text && !text.isBlank() ? text : null;
    }
}
