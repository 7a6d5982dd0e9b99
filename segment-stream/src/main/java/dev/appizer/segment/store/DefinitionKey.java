// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import java.util.Optional;

/** Keys of the definitions' topic: {@code segment:<id>} and {@code computed-trait:<name>}. */
public final class DefinitionKey {

    private static final String SEGMENT = "segment:";
    private static final String COMPUTED_TRAIT = "computed-trait:";

    private DefinitionKey() {}

    public static String of(Definition definition) {
        return of(definition.getKind(), definition.getId());
    }

    public static String of(DefinitionKind kind, String id) {
        return kind == DefinitionKind.COMPUTED_TRAIT ? ofComputedTrait(id) : ofSegment(id);
    }

    public static String ofSegment(String id) {
        return SEGMENT + id;
    }

    public static String ofComputedTrait(String name) {
        return COMPUTED_TRAIT + name;
    }

    /** The segment that a key names; empty where it names another kind of definition. */
    public static Optional<String> segment(String key) {
        return behind(SEGMENT, key);
    }

    /** The computed trait that a key names; empty where it names another kind of definition. */
    public static Optional<String> computedTrait(String key) {
        return behind(COMPUTED_TRAIT, key);
    }

    private static Optional<String> behind(String prefix, String key) {
        return key.startsWith(prefix) ? Optional.of(key.substring(prefix.length())) : Optional.empty();
    }
}
