// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import dev.appizer.sdk.internal.settings.Checks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values, immutable: one more costs one object, however many there are. Of a name given twice the last value counts. */
final class Fields {

    static final Fields NONE = new Fields(null, "", null);

    private final @Nullable Fields before;
    private final String name;
    private final @Nullable Object value;

    private Fields(@Nullable Fields before, String name, @Nullable Object value) {
        this.before = before;
        this.name = name;
        this.value = value;
    }

    Fields with(String field, @Nullable Object fieldValue) {
        return new Fields(this, field, fieldValue);
    }

    Fields withAll(Map<String, ? extends @Nullable Object> values) {
        Checks.given("values", values);
        Fields all = this;
        try {
            for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
                all = all.with(entry.getKey(), entry.getValue());
            }
            return all;
        } catch (RuntimeException e) {
            // Such as a map that another thread changes. Values never throw out of a call; this one has no JSON.
            return with("", (Iterable<Object>) () -> {
                throw e;
            });
        }
    }

    boolean isEmpty() {
        return before == null;
    }

    @Nullable
    Object get(String field) {
        for (Fields at = this; at.before != null; at = at.before) {
            if (at.name.equals(field)) {
                return at.value;
            }
        }
        return null;
    }

    Map<String, @Nullable Object> toMap() {
        Deque<Fields> inOrder = new ArrayDeque<>();
        for (Fields at = this; at.before != null; at = at.before) {
            inOrder.push(at);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        inOrder.forEach(field -> map.put(field.name, field.value));
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && toMap().equals(fields.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }
}
