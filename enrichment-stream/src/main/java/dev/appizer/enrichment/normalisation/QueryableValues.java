// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.normalisation;

import static dev.appizer.enrichment.message.Warnings.IGNORED;
import static dev.appizer.enrichment.message.Warnings.NOT_QUERYABLE;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueMap;
import dev.appizer.schemas.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of one message what is not queryable, and notes each path. An object loses the member that is at fault; an
 * array, whose elements have no names, is left out whole.
 */
final class QueryableValues {

    static final int MAX_PROPERTIES = 255;

    /** A hostile message would else grow by a path for each of its values. */
    static final int MAX_WARNINGS = 100;

    private final List<Warning> warnings = new ArrayList<>(0);
    private int suppressed;

    /** At most 255, the first by name, and each within the limits. */
    Map<String, @Nullable Object> first(String section, Map<String, @Nullable Object> values) {
        if (values.size() <= MAX_PROPERTIES) {
            return section(section, values);
        }
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((name, value) -> {
            if (first.size() < MAX_PROPERTIES) {
                first.put(name, value);
            } else {
                leaveOut(section + "." + name, "more than " + MAX_PROPERTIES + " " + section);
            }
        });
        return section(section, first);
    }

    /** The values within the limits: the same map where all of them are. */
    Map<String, @Nullable Object> section(String section, Map<String, @Nullable Object> values) {
        return Limits.allFit(values, 1) ? values : prune(section, values, 1);
    }

    /** The object of a name; empty where it is absent, and with a warning where it is something else. */
    Map<String, @Nullable Object> objectOrWarn(Map<String, @Nullable Object> context, String name) {
        @Nullable Object value = context.get(name);
        if (value instanceof ValueMap object) {
            return Values.entries(object);
        }
        if (value != null) {
            warn(new Warning(IGNORED, "context." + name, "Not an object, so it was left aside"));
        }
        return Map.of();
    }

    List<Warning> warnings() {
        if (suppressed > 0) {
            warnings.add(new Warning(NOT_QUERYABLE, "", suppressed + " more values were left out"));
            suppressed = 0;
        }
        return warnings;
    }

    private Map<String, @Nullable Object> prune(String path, Map<String, @Nullable Object> values, int depth) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            @Nullable String fault = Limits.fault(value, depth);
            if (fault != null) {
                leaveOut(path + "." + name, fault);
            } else if (value instanceof ValueMap object) {
                kept.put(name, Values.object(prune(path + "." + name, Values.entries(object), depth + 1)));
            } else {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private void leaveOut(String path, String fault) {
        warn(new Warning(NOT_QUERYABLE, path, "Left out: " + fault));
    }

    private void warn(Warning warning) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        } else {
            suppressed++;
        }
    }
}
