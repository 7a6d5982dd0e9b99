// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One look at a person: the facts at an instant, seen with the definitions of that moment. For one thread. */
public final class Look {

    private final Facts facts;
    private final long now;
    private final Catalog catalog;
    private final Map<String, Verdict> segments = new HashMap<>();

    /** @param now microseconds since the epoch */
    public Look(Facts facts, long now, Catalog catalog) {
        this.facts = facts;
        this.now = now;
        this.catalog = catalog;
    }

    /** At somebody of whom nothing is known, at any time. */
    public static Look atNobody(Catalog catalog) {
        return new Look(new NoFacts(), 0, catalog);
    }

    Facts facts() {
        return facts;
    }

    long now() {
        return now;
    }

    Catalog catalog() {
        return catalog;
    }

    /** The value of a computed trait as time goes on; null where there is none of this name. */
    public @Nullable Course computedTrait(String name) {
        @Nullable EventQuery query = catalog.computedTrait(name);
        return query == null ? null : query.course(this);
    }

    /** What the condition of a segment in the catalog says; it is judged once, however many refer to it. */
    public Verdict segment(String id) {
        @Nullable Verdict known = segments.get(id);
        if (known == null) {
            known = Objects.requireNonNull(catalog.segment(id), id).judge(this);
            segments.put(id, known);
        }
        return known;
    }
}
