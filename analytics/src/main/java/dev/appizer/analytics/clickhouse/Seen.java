// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.sql.Columns;
import dev.appizer.analytics.store.sql.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * With which types each path was ever seen on events of each name, and as a trait: so that a question reads no column in
 * vain. What is in it need not be there any more. Names have numbers, which hold in this process alone. One thread adds, any
 * number ask. Bounded: of paths beyond, it says that they may be of any type, which costs time and nothing else.
 */
final class Seen implements Columns {

    static final int MOST = 200_000;

    private static final int TRAITS = -1;
    private static final List<String> COLUMNS = List.of("kind", "name", "path", "type");

    /** What a row is about. */
    private static final String NAME = "name";

    private static final String PROPERTY = "property";
    private static final String TRAIT = "trait";

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());
    private final Map<Place, Set<FlatValue.Type>> types = new ConcurrentHashMap<>();
    private volatile boolean full;

    private record Place(int name, String path) {}

    /** Something that may be seen for the first time. */
    record Sight(String kind, String name, String path, String type) {}

    void read(Server server) throws SQLException {
        server.query(Query.of("SELECT DISTINCT kind, name, path, type FROM seen"), found -> {
            while (found.next()) {
                add(new Sight(found.getString(1), found.getString(2), found.getString(3), found.getString(4)));
            }
        });
    }

    /** What of a batch was not seen before. */
    Set<Sight> news(List<Batch.Event> events, List<Batch.Person> people) {
        Set<Sight> news = new LinkedHashSet<>();
        for (Batch.Event event : events) {
            if (!numbers.containsKey(event.name())) {
                news.add(new Sight(NAME, event.name(), "", ""));
            }
            look(PROPERTY, event.name(), event.values(), news);
        }
        for (Batch.Person person : people) {
            @Nullable List<FlatValue> traits = person.traits();
            if (traits != null) {
                look(TRAIT, "", traits, news);
            }
        }
        return news;
    }

    private void look(String kind, String name, List<FlatValue> values, Set<Sight> news) {
        @Nullable Integer number = kind.equals(TRAIT) ? (Integer) TRAITS : numbers.get(name);
        for (FlatValue value : values) {
            boolean known = number != null
                    && types.getOrDefault(new Place(number, value.path()), Set.of())
                            .contains(value.type());
            if (!known && !full) {
                news.add(new Sight(kind, name, value.path(), ValueMaps.column(value.type())));
            }
        }
    }

    /** Puts them into the table, and knows them from then on. */
    void write(Set<Sight> news, Server server) throws SQLException {
        RowBytes rows = new RowBytes();
        for (Sight sight : news) {
            rows.string(sight.kind).string(sight.name).string(sight.path).string(sight.type);
        }
        if (!rows.isEmpty()) {
            server.insert("seen", COLUMNS, rows);
        }
        news.forEach(this::add);
    }

    private void add(Sight sight) {
        int name = sight.kind.equals(TRAIT) ? TRAITS : number(sight.name);
        if (sight.kind.equals(NAME)) {
            return;
        }
        Place place = new Place(name, sight.path);
        if (types.size() < MOST || types.containsKey(place)) {
            Set<FlatValue.Type> more = EnumSet.of(FlatValue.Type.ofLetter(sight.type.charAt(0)));
            more.addAll(types.getOrDefault(place, Set.of()));
            types.put(place, more);
        }
        // From then on paths may be there that it never took up; also in a process that only reads the table.
        full = types.size() >= MOST;
    }

    private int number(String name) {
        @Nullable Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        names.add(name);
        numbers.put(name, names.size() - 1);
        return names.size() - 1;
    }

    /** The number of a name; empty where no event ever had it. */
    OptionalInt find(String name) {
        @Nullable Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The name that has a number. */
    String name(int number) {
        return names.get(number);
    }

    @Override
    public List<Column> ofEvents(@Nullable Collection<Integer> ofNames, String path) {
        Set<FlatValue.Type> all = EnumSet.noneOf(FlatValue.Type.class);
        for (int name : ofNames == null ? numbers.values() : ofNames) {
            all.addAll(types.getOrDefault(new Place(name, path), Set.of()));
        }
        return columns("e", path, all);
    }

    @Override
    public List<Column> ofPeople(String path) {
        return columns("p", path, types.getOrDefault(new Place(TRAITS, path), Set.of()));
    }

    private List<Column> columns(String table, String path, Set<FlatValue.Type> seen) {
        List<Column> columns = new ArrayList<>();
        for (FlatValue.Type type : full ? EnumSet.allOf(FlatValue.Type.class) : seen) {
            String map = table + "." + ValueMaps.column(type);
            Query value = Query.of("if(mapContains(" + map + ", ")
                    .bind(ValueMaps.key(type, path))
                    .sql("), " + map + "[")
                    .bind(ValueMaps.key(type, path))
                    .sql("], NULL)");
            columns.add(new Column(type, value));
        }
        return columns;
    }
}
