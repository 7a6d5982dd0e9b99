// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of a person. */
public record KnownPerson(Map<String, Object> traits, Set<String> segments) {

    /** Of whom nothing is known. */
    static final KnownPerson NOBODY = new KnownPerson(Map.of(), Set.of());

    /** As a store takes it. */
    public Batch.Person toBatch(String canonical) {
        return new Batch.Person(canonical, FlatValue.of(traits), List.copyOf(segments));
    }
}
