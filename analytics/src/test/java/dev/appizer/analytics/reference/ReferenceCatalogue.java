// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.schemas.ValueEntry;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of events, and what is seen on them: counted by looking at each. */
public final class ReferenceCatalogue {

    /**
     * What is seen on events.
     *
     * @param event their name
     * @param path a property's, or of a value inside one; empty, as is the type, for the events themselves
     */
    public record Seen(String event, String path, String type) {}

    private ReferenceCatalogue() {}

    static Map<Seen, Long> of(World world) {
        Map<Seen, Long> counts = new HashMap<>();
        for (SentEvent event : world.remaining()) {
            counts.merge(new Seen(event.name(), "", ""), 1L, Long::sum);
            seen(event).forEach(one -> counts.merge(one, 1L, Long::sum));
        }
        return counts;
    }

    static List<CatalogueEntry> answer(World world) {
        Map<String, CatalogueEntry> entries = new TreeMap<>();
        Map<Seen, Long> counts = of(world);
        counts.forEach((seen, count) -> {
            if (seen.type().isEmpty()) {
                entries.put(seen.event(), new CatalogueEntry(seen.event(), count, new ArrayList<>()));
            }
        });
        counts.forEach((seen, count) -> {
            if (!seen.type().isEmpty()) {
                Objects.requireNonNull(entries.get(seen.event()))
                        .properties()
                        .add(new CatalogueEntry.Property(seen.path(), seen.type(), count));
            }
        });
        return List.copyOf(entries.values());
    }

    private static Set<Seen> seen(SentEvent event) {
        Set<String> paths = new HashSet<>();
        event.properties().forEach((name, value) -> addPaths(name, value, paths));
        Set<Seen> seen = new HashSet<>();
        for (String path : paths) {
            Object value = ReferenceValues.at(path, event.properties());
            if (value != null) {
                seen.add(new Seen(event.name(), path, type(value)));
            }
        }
        return seen;
    }

    private static void addPaths(String path, @Nullable Object value, Set<String> paths) {
        paths.add(path);
        if (value instanceof ValueMap map) {
            for (ValueEntry member : map.getMembers()) {
                addPaths(path + "." + member.getName(), member.getValue(), paths);
            }
        }
    }

    private static String type(Object value) {
        if (value instanceof Boolean) {
            return "boolean";
        } else if (value instanceof Number) {
            return "number";
        } else if (value instanceof String) {
            return "string";
        }
        return value instanceof ValueList ? "array" : "object";
    }
}
