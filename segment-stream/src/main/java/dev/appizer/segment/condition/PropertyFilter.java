// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.value.Operator;
import dev.appizer.filter.value.Span;
import dev.appizer.filter.value.ValueTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks something of a trait, of a value inside one, of a computed trait, or of a built-in ({@code firstSeen},
 * {@code lastSeen}, {@code anonymous}).
 *
 * @param operator as it was written
 * @param test the operator with its operand
 */
public record PropertyFilter(PropertyPath path, Operator operator, ValueTest test) implements Filter {

    @Override
    public Course saw(Look look) {
        Map<String, Course> computed = computed(look);
        return computed.isEmpty()
                ? Course.constant(path.in(key -> property(look.facts(), key)))
                : new OfComputed(look.facts(), computed);
    }

    /** Those computed traits that can have a part in the answer. */
    private Map<String, Course> computed(Look look) {
        Map<String, Course> computed = new HashMap<>();
        for (String key : path.topLevelKeys()) {
            @Nullable Course course = BuiltIn.named(key) == null ? look.computedTrait(key) : null;
            if (course != null) {
                computed.put(key, course);
            }
        }
        return computed;
    }

    private static @Nullable Object property(Facts facts, String key) {
        BuiltIn builtIn = BuiltIn.named(key);
        return builtIn == null ? facts.trait(key) : builtIn.of(facts);
    }

    /** The path's value while computed traits change; one that has a value hides the trait of its name. */
    private final class OfComputed implements Course {

        private final Facts facts;
        private final Map<String, Course> computed;

        OfComputed(Facts facts, Map<String, Course> computed) {
            this.facts = facts;
            this.computed = computed;
        }

        @Override
        public @Nullable Object value() {
            return path.in(this::value);
        }

        private @Nullable Object value(String key) {
            @Nullable Course course = computed.get(key);
            @Nullable Object value = course == null ? null : course.value();
            return value == null ? property(facts, key) : value;
        }

        @Override
        public long until() {
            return computed.values().stream().mapToLong(Course::until).min().orElse(Span.FOREVER);
        }

        @Override
        public void advance() {
            long end = until();
            computed.values().stream().filter(course -> course.until() == end).forEach(Course::advance);
        }
    }

    @Override
    public Set<Dependency> dependencies(Catalog catalog) {
        return Dependency.on(path, catalog);
    }

    /** Whether it is a computed trait shows only in the catalog, and that changes. */
    @Override
    public Cost cost() {
        return Cost.PROPERTY;
    }
}
