// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call in the words of the common tracking specification. */
final class CallBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CallBody() {}

    static Map<String, @Nullable Object> of(Call call) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        put(body, "messageId", call.messageId());
        put(body, "userId", call.userId());
        put(body, "anonymousId", call.anonymousId());
        put(body, "previousId", call.previousId());
        put(body, "event", call.event());
        put(body, "name", call.name());
        put(body, "category", call.category());
        put(body, "groupId", call.groupId());
        put(body, "timestamp", call.timestamp());
        put(body, "originalTimestamp", call.originalTimestamp());
        put(body, "sentAt", call.sentAt());
        putAll(body, "properties", call.properties());
        putAll(body, "traits", call.traits());
        if (!call.contextTraits().isEmpty()) {
            body.put("context", Map.of("traits", call.contextTraits()));
        }
        return body;
    }

    static String json(Map<String, @Nullable Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A value that JSON has no form for", e);
        }
    }

    private static void put(Map<String, @Nullable Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value.toString());
        }
    }

    private static void putAll(Map<String, @Nullable Object> body, String field, Map<String, @Nullable Object> values) {
        if (!values.isEmpty()) {
            body.put(field, values);
        }
    }
}
