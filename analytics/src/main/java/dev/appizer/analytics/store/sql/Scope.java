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

    private final Dialect dialect;
    private final Columns columns;
    private final TimeRange range;
    private final @Nullable Collection<Integer> names;
    private boolean owners;
    private boolean people;
    private boolean texts;

    /** @param names null for all */
    Scope(Dialect dialect, Columns columns, TimeRange range, @Nullable Collection<Integer> names) {
        this.dialect = dialect;
        this.columns = columns;
        this.range = range;
        this.names = names;
    }

    /** The same events, without what was asked for of this one. */
    Scope fresh() {
        return new Scope(dialect, columns, range, names);
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
            Query member = Query.of("CASE WHEN e.who IS NULL THEN NULL ELSE coalesce(")
                    .add(dialect.isInSegment(in.segment()))
                    .sql(", false) END");
            return List.of(new Column(FlatValue.Type.BOOLEAN, member));
        }
        texts = true;
        return List.of(new Column(FlatValue.Type.STRING, Query.of(dialect.nameText())));
    }

    /** The person that the event is of; null for a system event. */
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
        Query from = Query.of(" FROM " + dialect.events() + " e");
        from.sql(owners ? " LEFT JOIN " + dialect.owners() + " o ON o.id = e.who" : "");
        from.sql(people ? " LEFT JOIN " + dialect.people() + " p ON p.id = coalesce(o.canonical, e.who)" : "");
        from.sql(texts ? dialect.joinNames() : "");
        from.sql(" WHERE e.time >= ").bind(range.from()).sql(" AND e.time < ").bind(range.to());
        if (names != null) {
            from.sql(" AND ").add(named(names));
        }
        return from;
    }

    /** Whether an event has one of some names. */
    Query named(Collection<Integer> some) {
        return some.isEmpty() ? Query.of("false") : dialect.named(some);
    }
}
