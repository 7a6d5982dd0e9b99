// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.segment.condition.value.Operator;
import dev.appizer.segment.condition.value.ValueTest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks something of a trait, of a value inside one, or of a built-in ({@code firstSeen}, {@code lastSeen}, {@code anonymous}).
 *
 * @param operator as it was written
 * @param test the operator with its operand
 */
public record PropertyFilter(PropertyPath path, Operator operator, ValueTest test) implements Filter {

    @Override
    public @Nullable Object saw(Facts facts) {
        return path.in(key -> property(facts, key));
    }

    private static @Nullable Object property(Facts facts, String key) {
        BuiltIn builtIn = BuiltIn.named(key);
        return builtIn == null ? facts.trait(key) : builtIn.of(facts);
    }

    @Override
    public boolean accepts(@Nullable Object seen) {
        return test.holds(seen);
    }

    @Override
    public Set<Dependency> dependencies() {
        return Dependency.on(path);
    }
}
