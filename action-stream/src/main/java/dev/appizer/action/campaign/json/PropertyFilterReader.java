// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.PropertyFilter;
import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.json.OperandReader;
import dev.appizer.filter.json.OperatorReader;
import dev.appizer.filter.json.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code {"property","operator","value"}}. */
final class PropertyFilterReader {

    private static final int MAX_WHERE = 20;

    private PropertyFilterReader() {}

    /** Empty once its operator was reported. */
    static Optional<PropertyFilter> read(Part part) {
        part.allowOnly("A property filter", "property", "operator", "value");
        PropertyPath path = new PropertyPath(part.field("property").text("the name or dotted path of a property"));
        Part operand = part.field("value");
        return OperatorReader.read(part.field("operator"))
                .map(operator -> new PropertyFilter(path, OperandReader.read(operator, operand)));
    }

    /** Filters over an event's properties; none where they are absent. */
    static List<PropertyFilter> where(Part part) {
        if (!part.isPresent()) {
            return List.of();
        }
        List<Part> items = part.json().isArray() ? part.items() : List.of();
        if (items.isEmpty() || items.size() > MAX_WHERE) {
            part.report("Give an array of one to " + MAX_WHERE + " property filters over the event's properties.");
            return List.of();
        }
        List<PropertyFilter> where = new ArrayList<>();
        items.stream()
                .filter(item -> item.isObject("A property filter"))
                .forEach(item -> read(item).ifPresent(where::add));
        return where;
    }
}
