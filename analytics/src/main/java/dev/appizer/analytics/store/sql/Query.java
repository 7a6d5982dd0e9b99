// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A statement that is being put together: its text, and what is bound to its question marks, in their order. */
public final class Query {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> bound = new ArrayList<>();

    /** Adds text that is the program's own, never a caller's. */
    public Query sql(String more) {
        text.append(more);
        return this;
    }

    /** Adds a value as a bound parameter. */
    public Query bind(Object value) {
        text.append('?');
        bound.add(value);
        return this;
    }

    /** Adds another one, with what is bound to it. */
    public Query add(Query other) {
        text.append(other.text);
        bound.addAll(other.bound);
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    public static Query of(String sql) {
        return new Query().sql(sql);
    }

    /** All of them with a text between every two. */
    public static Query join(String between, List<Query> parts) {
        Query joined = new Query();
        for (Query part : parts) {
            joined.sql(joined.isEmpty() ? "" : between).add(part);
        }
        return joined;
    }

    /** Its text, in which a question mark stands for each value that is bound, and for nothing else. */
    public String text() {
        return text.toString();
    }

    /** What is bound to the question marks. */
    public List<Object> bound() {
        return Collections.unmodifiableList(bound);
    }

    @Override
    public String toString() {
        return text + " " + bound;
    }
}
