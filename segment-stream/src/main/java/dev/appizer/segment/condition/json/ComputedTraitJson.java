// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.filter.json.Body;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.segment.condition.EventQuery;

/** Reads {@code {"event","aggregate"?,"property"?,"within"?,"where"?}}, the body that defines a computed trait. */
public final class ComputedTraitJson {

    private ComputedTraitJson() {}

    /**
     * Reads the definition.
     *
     * @throws InvalidBodyException with all that is wrong with the body; malformed JSON is one such problem
     */
    public static EventQuery read(String body) {
        return Body.read(body, root -> {
            if (root.isObject("A computed trait")) {
                root.allowOnly("A computed trait", "event", "aggregate", "property", "within", "where");
            }
            return EventQueryReader.read(root);
        });
    }
}
