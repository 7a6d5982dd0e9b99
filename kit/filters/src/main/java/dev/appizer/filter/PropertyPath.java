// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a property, or the dotted path of a value inside one ({@code address.city}).
 *
 * <p>At each level the longest key wins: {@code a.b.c} is the property of exactly that name, else {@code c} inside the
 * object {@code a.b}, else {@code b.c} (by the same rule) inside the object {@code a}. A null is a missing one. Arrays
 * have no paths into them.
 */
public record PropertyPath(String text) {

    /** The members of an object, or the properties of whatever has properties. */
    @FunctionalInterface
    public interface Members {
        @Nullable
        Object get(String key);
    }

    /** The value that the path leads to; null where there is none. */
    public @Nullable Object in(Members members) {
        return find(text, members);
    }

    private static @Nullable Object find(String path, Members members) {
        Object found = members.get(path);
        for (int dot = path.lastIndexOf('.'); found == null && dot >= 0; dot = path.lastIndexOf('.', dot - 1)) {
            if (members.get(path.substring(0, dot)) instanceof ValueMap inner) {
                found = find(path.substring(dot + 1), Values.entries(inner)::get);
            }
        }
        return found;
    }

    /** The keys at the top level that can have a part in the answer, the longest first. */
    public List<String> topLevelKeys() {
        List<String> keys = new ArrayList<>();
        keys.add(text);
        for (int dot = text.lastIndexOf('.'); dot >= 0; dot = text.lastIndexOf('.', dot - 1)) {
            keys.add(text.substring(0, dot));
        }
        return keys;
    }
}
