// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members that an answer may leave out. */
final class Lists {

    private Lists() {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static Map<String, @Nullable Object> orEmpty(@Nullable Map<String, @Nullable Object> map) {
        return map == null ? Map.of() : map;
    }
}
