// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dotted paths into nested objects. */
final class Paths {

    private Paths() {}

    /** The value at a path, an exact key first, then the shortest first part that leads to one; null if missing. */
    static @Nullable Object find(Map<?, ?> values, String path) {
        if (values.containsKey(path)) {
            return values.get(path);
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (values.get(path.substring(0, dot)) instanceof Map<?, ?> nested) {
                Object found = find(nested, path.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
