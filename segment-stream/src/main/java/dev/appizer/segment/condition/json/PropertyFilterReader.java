// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.json.OperandReader;
import dev.appizer.filter.json.OperatorReader;
import dev.appizer.filter.json.Part;
import dev.appizer.filter.value.Operator;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.PropertyFilter;
import java.util.Optional;

/** Reads {@code {"property","operator","value"}}. */
final class PropertyFilterReader {

    private PropertyFilterReader() {}

    static Condition read(Part part) {
        part.allowOnly("A property filter", "property", "operator", "value");
        PropertyPath path = new PropertyPath(part.field("property").text("the name or dotted path of a property"));
        Optional<Operator> operator = OperatorReader.read(part.field("operator"));
        Part operand = part.field("value");
        return operator.<Condition>map(known -> new PropertyFilter(path, known, OperandReader.read(known, operand)))
                .orElse(ConditionReader.STAND_IN);
    }
}
