// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks something of a field of events.
 *
 * @param property a property, {@code event}, {@code traits.plan} or {@code segments.staff}
 * @param operator {@code equals}, {@code greaterThan}, {@code in} and others; see docs/analytics.md
 * @param value what it is compared with; null where the operator takes none
 */
public record Filter(
        String property, String operator, @Nullable Object value) {

    /** Asks with a value. */
    public static Filter of(String property, String operator, @Nullable Object value) {
        return new Filter(property, operator, value);
    }

    /** Asks without one: {@code exists}, {@code notExists}. */
    public static Filter of(String property, String operator) {
        return new Filter(property, operator, null);
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("property", property);
        map.put("operator", operator);
        if (value != null) {
            map.put("value", value);
        }
        return map;
    }
}
