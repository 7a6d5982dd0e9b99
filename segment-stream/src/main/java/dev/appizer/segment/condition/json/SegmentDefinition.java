// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.segment.condition.Condition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the body of {@code PUT /v1/segments/{id}} says.
 *
 * @param name for people to read; null where none was given
 * @param references the segments that it names, each by the JSON pointer to where it does
 */
public record SegmentDefinition(@Nullable String name, Condition condition, Map<String, String> references) {

    public SegmentDefinition {
        references = Map.copyOf(references);
    }
}
