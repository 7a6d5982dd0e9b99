// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.LinkedHashMap;
import java.util.Map;

/** What serves nobody in one message, by path: never a value. */
final class Findings {

    private static final int MOST = 20;

    private Map<String, String> byPath = Map.of();

    void add(String path, String what) {
        if (byPath.isEmpty()) {
            byPath = new LinkedHashMap<>();
        }
        if (byPath.size() < MOST) {
            byPath.putIfAbsent(path, what);
        }
    }

    Map<String, String> byPath() {
        return byPath;
    }
}
