// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all questions say. Immutable: each method answers a new one.
 *
 * @param <Q> the kind of question
 */
public abstract sealed class Asked<Q extends Asked<Q>> permits Question, FunnelQuestion, RetentionQuestion {

    private final Map<String, @Nullable Object> body;

    Asked(Map<String, @Nullable Object> body) {
        this.body = body;
    }

    /** Says in which time zone days, weeks and months begin: {@code Europe/Paris}, {@code +02:00}; UTC unless said. */
    public final Q timezone(String zone) {
        return field("timezone", zone);
    }

    final Q field(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(body);
        more.put(name, value);
        return with(more);
    }

    /** Adds to a list. */
    final Q added(String name, Object item) {
        List<Object> items = new ArrayList<>();
        if (body.get(name) instanceof List<?> before) {
            items.addAll(before);
        }
        items.add(item);
        return field(name, items);
    }

    static Map<String, @Nullable Object> range(String startDate, String endDate) {
        Map<String, @Nullable Object> range = new LinkedHashMap<>();
        range.put("startDate", startDate);
        range.put("endDate", endDate);
        return range;
    }

    abstract Q with(Map<String, @Nullable Object> newBody);

    /** What is asked: the body that docs/analytics.md describes. */
    public final Map<String, @Nullable Object> toMap() {
        return Collections.unmodifiableMap(body);
    }

    /** The question. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + body;
    }
}
