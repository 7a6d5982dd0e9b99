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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of events, and what is seen on them: counted by looking at each. */
public final class ReferenceCatalogue {

    /** A path and a type of the values under it. */
    public record Seen(String path, String type) {}

    /** How many events, and on how many of them what is seen. */
    public record Entry(long count, Map<Seen, Long> properties) {

        CatalogueEntry toAnswer(String event) {
            List<CatalogueEntry.Property> answer = new ArrayList<>();
            properties.forEach((seen, on) -> answer.add(new CatalogueEntry.Property(seen.path(), seen.type(), on)));
            return new CatalogueEntry(event, count, answer);
        }

        private Entry and(Set<Seen> seen) {
            Map<Seen, Long> counts = new HashMap<>(properties);
            seen.forEach(one -> counts.merge(one, 1L, Long::sum));
            return new Entry(count + 1, counts);
        }
    }

    private ReferenceCatalogue() {}

    static Map<String, Entry> of(World world) {
        Map<String, Entry> entries = new HashMap<>();
        for (SentEvent event : world.remaining()) {
            Entry known = entries.getOrDefault(event.name(), new Entry(0, Map.of()));
            entries.put(event.name(), known.and(seen(event)));
        }
        return entries;
    }

    private static Set<Seen> seen(SentEvent event) {
        Set<String> paths = new HashSet<>();
        event.properties().forEach((name, value) -> addPaths(name, value, paths));
        Set<Seen> seen = new HashSet<>();
        for (String path : paths) {
            Object value = ReferenceValues.at(path, event.properties());
            if (value != null) {
                seen.add(new Seen(path, type(value)));
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
