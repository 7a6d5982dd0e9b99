// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all questions say. Immutable: each method answers a new one.
 *
 * @param <Q> the kind of question
 */
public abstract sealed class Asked<Q extends Asked<Q>> permits Question, FunnelQuestion, RetentionQuestion {

    private final Fields fields;

    Asked(Fields fields) {
        this.fields = fields;
    }

    /** Says in which time zone days, weeks and months begin: {@code Europe/Paris}, {@code +02:00}; UTC unless said. */
    public final Q timezone(String zone) {
        return field("timezone", zone);
    }

    final Q field(String name, @Nullable Object value) {
        return with(fields.with(name, value));
    }

    /** Adds to a list. */
    final Q added(String name, Object item) {
        List<Object> items = new ArrayList<>();
        if (fields.get(name) instanceof List<?> before) {
            items.addAll(before);
        }
        items.add(item);
        return field(name, items);
    }

    static Fields range(String startDate, String endDate) {
        return Fields.NONE.with("startDate", startDate).with("endDate", endDate);
    }

    abstract Q with(Fields newFields);

    final Map<String, @Nullable Object> toMap() {
        return fields.toMap();
    }

    /** The question. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + toMap();
    }
}
