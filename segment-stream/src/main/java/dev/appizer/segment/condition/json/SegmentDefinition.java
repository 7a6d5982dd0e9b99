// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.segment.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What the body of {@code PUT /v1/segments/{id}} says.
 *
 * @param name for people to read; null where none was given
 */
public record SegmentDefinition(@Nullable String name, Condition condition) {}
