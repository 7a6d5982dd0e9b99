// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.model.Moment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of a person.
 *
 * @param moment when it happened, its stamp, and the identifier that it belongs to
 * @param properties as values of {@link dev.appizer.model.Values}
 */
public record TimelineEvent(Moment moment, String event, Map<String, @Nullable Object> properties) {}
