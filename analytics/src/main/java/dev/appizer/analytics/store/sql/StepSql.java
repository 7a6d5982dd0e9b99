// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which steps an event takes, as SQL. Steps that ask for a name and no more, as most do, are told by one look at it. */
final class StepSql {

    private final Scope scope;
    private final Map<Integer, Integer> byName = new LinkedHashMap<>();
    private final List<Query> conditions = new ArrayList<>();
    private final List<Integer> bitsOfConditions = new ArrayList<>();
    private boolean all;
    private int bitsOfAll;
    private int next;

    /** @param scope of the names of the steps, where all of them have one */
    StepSql(Scope scope) {
        this.scope = scope;
    }

    /**
     * Adds a step.
     *
     * @param names what an event that takes it may be called; null for anything
     * @param filter what else has to hold; null for nothing
     */
    void add(@Nullable Set<Integer> names, @Nullable Query filter) {
        int bit = 1 << next++;
        if (filter != null) {
            Query named = names == null ? Query.of("true") : scope.named(names);
            conditions.add(Query.of("(").add(named).sql(" AND ").add(filter).sql(")"));
            bitsOfConditions.add(bit);
        } else if (names != null) {
            names.forEach(name -> byName.merge(name, bit, (some, more) -> some | more));
        } else {
            all = true;
            bitsOfAll |= bit;
        }
    }

    /** The bits of the steps that an event takes. */
    Query bits() {
        Query bits = Query.of(String.valueOf(bitsOfAll));
        if (!byName.isEmpty()) {
            bits.sql(" + CASE");
            byName.forEach((name, ofName) ->
                    bits.sql(" WHEN ").add(scope.named(Set.of(name))).sql(" THEN " + ofName));
            bits.sql(" ELSE 0 END");
        }
        for (int n = 0; n < conditions.size(); n++) {
            bits.sql(" + CASE WHEN ").add(conditions.get(n)).sql(" THEN " + bitsOfConditions.get(n) + " ELSE 0 END");
        }
        return bits;
    }

    /** Whether it takes any, beginning with AND; empty where the names of the scope say it. */
    Query any() {
        if (all || conditions.isEmpty()) {
            return new Query();
        }
        List<Query> ways = new ArrayList<>(conditions);
        if (!byName.isEmpty()) {
            ways.add(scope.named(byName.keySet()));
        }
        return Query.of(" AND (").add(Query.join(" OR ", ways)).sql(")");
    }
}
