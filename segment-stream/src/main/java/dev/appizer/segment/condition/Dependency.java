// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.PropertyPath;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A kind of change in the facts that can change what a condition says. */
public sealed interface Dependency {

    /** The trait or computed trait of this top-level key was set, changed or removed, at any depth inside it. */
    record Trait(String topLevelKey) implements Dependency {}

    /** The set of events of this name changed. */
    record Event(String name) implements Dependency {}

    /** Any event or identify came (or went), so that first seen and last seen may differ. */
    record AnyEvent() implements Dependency {}

    /** The person got their first user id, or lost their last. */
    record Anonymity() implements Dependency {}

    /** A path depends on every key that could answer it. What lies inside a built-in can't: none is an object. */
    static Set<Dependency> on(PropertyPath path, Catalog catalog) {
        BuiltIn builtIn = BuiltIn.named(path.text());
        if (builtIn != null) {
            return Set.of(builtIn.dependency());
        }
        return path.topLevelKeys().stream()
                .filter(key -> BuiltIn.named(key) == null)
                .flatMap(key -> Stream.concat(Stream.of(new Trait(key)), ofComputed(catalog.computedTrait(key))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Dependency> ofComputed(@Nullable EventQuery query) {
        return query == null ? Stream.of() : Stream.of(new Event(query.event()));
    }

    /** What any of these depends on. */
    static Set<Dependency> union(Collection<Condition> conditions, Catalog catalog) {
        return conditions.stream()
                .flatMap(condition -> condition.dependencies(catalog).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
