// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.sql.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts events and what is on them, where it is asked for: nothing that was written twice or is erased is in it. */
final class Catalogue {

    private Catalogue() {}

    /** @param oldest the oldest event time that is kept */
    static List<CatalogueEntry> read(Asking.Session session, long oldest) throws SQLException {
        Query events = Query.of(" FROM " + session.dialect().events() + " e WHERE e.time >= ")
                .bind(oldest);
        Map<String, CatalogueEntry> entries = new TreeMap<>();
        session.query(Query.of("SELECT toString(e.name), count()").add(events).sql(" GROUP BY e.name"), found -> {
            while (found.next()) {
                String name = found.getString(1);
                entries.put(name, new CatalogueEntry(name, found.getLong(2), new ArrayList<>()));
            }
        });
        Query properties = Query.of(
                        "SELECT name, if(startsWith(key, 'i'), concat('n', substring(key, 2)), key) AS property, count()"
                                + " FROM (SELECT toString(e.name) AS name, arrayJoin(arrayConcat(" + keys()
                                + ")) AS key")
                .add(events)
                .sql(") GROUP BY name, property");
        session.query(properties, found -> {
            while (found.next()) {
                CatalogueEntry entry = entries.get(found.getString(1));
                if (entry != null) {
                    String property = found.getString(2);
                    String type = FlatValue.Type.ofLetter(property.charAt(0)).jsonName();
                    entry.properties().add(new CatalogueEntry.Property(property.substring(1), type, found.getLong(3)));
                }
            }
        });
        entries.values().forEach(entry -> entry.properties().sort(CatalogueEntry.Property.BY_PATH));
        return List.copyOf(entries.values());
    }

    /** Of all types, in which a path is behind a letter. */
    private static String keys() {
        return ValueMaps.columns().stream()
                .map(column -> "mapKeys(e." + column + ")")
                .collect(Collectors.joining(", "));
    }
}
