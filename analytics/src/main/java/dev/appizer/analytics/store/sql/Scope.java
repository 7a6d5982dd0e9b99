// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.sql.Columns.Column;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of some names, or of all, in a range, with those tables joined that the fields which were asked for need. */
final class Scope {

    private final Columns columns;
    private final TimeRange range;
    private final @Nullable Collection<Integer> names;
    private boolean owners;
    private boolean people;
    private boolean texts;

    /** @param names null for all */
    Scope(Columns columns, TimeRange range, @Nullable Collection<Integer> names) {
        this.columns = columns;
        this.range = range;
        this.names = names;
    }

    /** The same events, without what was asked for of this one. */
    Scope fresh() {
        return new Scope(columns, range, names);
    }

    /** A field, once for each type that it may have: on each event one of them has a value, or none. */
    List<Column> columns(Field field) {
        if (field instanceof Field.Property property) {
            return columns.ofEvents(names, property.path());
        } else if (field instanceof Field.Trait trait) {
            joinPeople();
            return columns.ofPeople(trait.path());
        } else if (field instanceof Field.InSegment in) {
            joinPeople();
            Query member = Query.of("CASE WHEN e.who IS NULL THEN NULL ELSE coalesce(list_contains(p.segments, ")
                    .bind(in.segment())
                    .sql("), false) END");
            return List.of(new Column(FlatValue.Type.BOOLEAN, member));
        }
        texts = true;
        return List.of(new Column(FlatValue.Type.STRING, Query.of("n.text")));
    }

    /** The number of the person that the event is of; null for a system event. */
    Query person() {
        owners = true;
        return Query.of("coalesce(o.canonical, e.who)");
    }

    private void joinPeople() {
        owners = true;
        people = true;
    }

    /** From FROM on, up to a condition that more may be added to with AND. To be asked for last. */
    Query from() {
        Query from = Query.of(" FROM events e");
        from.sql(owners ? " LEFT JOIN owners o ON o.id = e.who" : "");
        from.sql(people ? " LEFT JOIN people p ON p.id = coalesce(o.canonical, e.who)" : "");
        from.sql(texts ? " JOIN names n ON n.id = e.name" : "");
        from.sql(" WHERE e.time >= ").bind(range.from()).sql(" AND e.time < ").bind(range.to());
        if (names != null) {
            from.sql(" AND ").add(named(names));
        }
        return from;
    }

    /** Whether an event has one of some names. */
    static Query named(Collection<Integer> names) {
        if (names.isEmpty()) {
            return Query.of("false");
        }
        List<Query> numbers = names.stream().map(name -> new Query().bind(name)).toList();
        return Query.of("e.name IN (").add(Query.join(", ", numbers)).sql(")");
    }
}
