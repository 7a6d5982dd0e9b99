// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.filter.json.OperandReader;
import dev.appizer.filter.json.OperatorReader;
import dev.appizer.filter.json.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads {@code {"property","operator","value"}}. */
final class FilterReader {

    private static final int MOST = 50;

    /** What is deeper is no value that can be asked for, and what is longer nobody writes by hand. */
    private static final int DEEPEST_VALUE = 5;

    private static final int LONGEST_VALUE = 1_000;

    private FilterReader() {}

    /** All of which must hold; none where they are absent. */
    static List<FieldFilter> readAll(Part part) {
        if (!part.isPresent()) {
            return List.of();
        }
        if (!part.json().isArray() || part.json().size() > MOST) {
            part.report("Give an array of at most " + MOST + " filters, all of which must hold.");
            return List.of();
        }
        List<FieldFilter> filters = new ArrayList<>();
        part.items().forEach(item -> read(item).ifPresent(filters::add));
        return filters;
    }

    private static Optional<FieldFilter> read(Part part) {
        if (!part.isObject("A filter")) {
            return Optional.empty();
        }
        part.allowOnly("A filter", "property", "operator", "value");
        Field field = FieldReader.read(part.field("property"));
        Part operand = part.field("value");
        return OperatorReader.read(part.field("operator"))
                .filter(known -> isBounded(operand))
                .map(known -> new FieldFilter(field, OperandReader.read(known, operand)));
    }

    private static boolean isBounded(Part operand) {
        boolean bounded = isBounded(operand.json(), DEEPEST_VALUE);
        if (!bounded) {
            operand.report("Give a value of at most " + DEEPEST_VALUE + " levels, with at most " + LONGEST_VALUE
                    + " parts each; to pick out more, set a property when events are sent.");
        }
        return bounded;
    }

    private static boolean isBounded(JsonNode value, int levels) {
        return value.isEmpty()
                || (levels > 0
                        && value.size() <= LONGEST_VALUE
                        && StreamSupport.stream(value.spliterator(), false)
                                .allMatch(part -> isBounded(part, levels - 1)));
    }
}
