// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import java.util.Optional;

/** Keys of the definitions' topic: {@code segment:<id>}. */
public final class DefinitionKey {

    private static final String SEGMENT = "segment:";

    private DefinitionKey() {}

    public static String ofSegment(String id) {
        return SEGMENT + id;
    }

    /** The segment that a key names; empty where it names another kind of definition. */
    public static Optional<String> segment(String key) {
        return key.startsWith(SEGMENT) ? Optional.of(key.substring(SEGMENT.length())) : Optional.empty();
    }
}
