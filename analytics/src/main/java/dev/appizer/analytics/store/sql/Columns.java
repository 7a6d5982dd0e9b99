// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.store.FlatValue;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the values of a path are: on rows {@code e} of events, and on rows {@code p} of people. */
public interface Columns {

    /**
     * A value where it is of one type.
     *
     * @param sql null on a row that has no value, or one of another type
     */
    record Column(FlatValue.Type type, Query sql) {}

    /**
     * A path of properties, once for each type that it may have.
     *
     * @param names of the events, all of which have one of them; null for all events
     */
    List<Column> ofEvents(@Nullable Collection<Integer> names, String path);

    /** A path of traits, once for each type that it may have. */
    List<Column> ofPeople(String path);
}
