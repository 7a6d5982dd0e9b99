// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of {@link Values} as JSON, with every number as exact as it is. */
final class ValueJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ValueJson() {}

    static JsonNode of(Map<String, ? extends @Nullable Object> entries) {
        try (TokenBuffer buffer = new TokenBuffer(JSON, false)) {
            Values.writeEntries(buffer, Collections.unmodifiableMap(entries));
            return JSON.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
    }

    /** A missing value is null. */
    static JsonNode of(@Nullable Object value) {
        return of(Collections.singletonMap("value", value)).path("value");
    }
}
