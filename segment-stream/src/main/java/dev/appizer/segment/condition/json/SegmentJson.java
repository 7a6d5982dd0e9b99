// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.filter.json.Body;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.filter.json.Part;
import dev.appizer.segment.condition.All;
import dev.appizer.segment.condition.Condition;
import java.util.Map;

/** Reads {@code {"name"?, "filters":[…]}} and {@code {"name"?, "condition":{…}}}, the bodies that define a segment. */
public final class SegmentJson {

    private SegmentJson() {}

    /**
     * Reads the definition.
     *
     * @throws InvalidBodyException with all that is wrong with the body; malformed JSON is one such problem
     */
    public static SegmentDefinition read(String body) {
        return Body.read(body, SegmentJson::read);
    }

    private static SegmentDefinition read(Part root) {
        ConditionReader reader = new ConditionReader(root);
        if (!root.isObject("A segment")) {
            return new SegmentDefinition(null, ConditionReader.STAND_IN, Map.of());
        }
        root.allowOnly("A segment", "name", "filters", "condition");
        Part name = root.field("name");
        return new SegmentDefinition(
                name.isPresent() ? name.text("a name for people to read") : null,
                condition(root, reader),
                reader.references());
    }

    private static Condition condition(Part root, ConditionReader reader) {
        Part filters = root.field("filters");
        Part condition = root.field("condition");
        if (filters.isPresent() == condition.isPresent()) {
            root.report("Give either \"filters\", all of which must hold, or a \"condition\".");
        }
        if (condition.isPresent()) {
            return reader.read(condition);
        }
        return filters.isPresent() ? new All(reader.readAll(filters)) : ConditionReader.STAND_IN;
    }
}
