// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.filter.json.OperandReader;
import dev.appizer.filter.json.OperatorReader;
import dev.appizer.filter.json.Part;
import dev.appizer.filter.value.Operator;
import dev.appizer.segment.condition.Aggregate;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.EventFilter;
import dev.appizer.segment.condition.EventQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads {@code {"event","aggregate"?,"property"?,"where"?,"within"?,"operator","value"?}}. */
final class EventFilterReader {

    private static final Set<Operator> OF_NUMBERS = EnumSet.of(
            Operator.EQUALS,
            Operator.NOT_EQUALS,
            Operator.GREATER_THAN,
            Operator.GREATER_THAN_OR_EQUALS,
            Operator.LESS_THAN,
            Operator.LESS_THAN_OR_EQUALS,
            Operator.BETWEEN,
            Operator.IN,
            Operator.NOT_IN);
    private static final Set<Operator> OF_EXISTENCE = EnumSet.of(Operator.EXISTS, Operator.NOT_EXISTS);

    private EventFilterReader() {}

    static Condition read(Part part) {
        part.allowOnly("An event filter", "event", "aggregate", "property", "where", "within", "operator", "value");
        EventQuery query = EventQueryReader.read(part);
        Part operator = part.field("operator");
        Part operand = part.field("value");
        return OperatorReader.read(operator)
                .filter(known -> fits(known, query.aggregate(), operator))
                .filter(known -> fits(operand, known, query.aggregate()))
                .<Condition>map(known -> new EventFilter(query, known, OperandReader.read(known, operand)))
                .orElse(ConditionReader.STAND_IN);
    }

    private static boolean fits(Operator operator, Aggregate aggregate, Part at) {
        if (!aggregate.isNumber() || OF_NUMBERS.contains(operator)) {
            return true;
        }
        if (aggregate.canBeMissing() && OF_EXISTENCE.contains(operator)) {
            return true;
        }
        EnumSet<Operator> fitting = EnumSet.copyOf(OF_NUMBERS);
        if (aggregate.canBeMissing()) {
            fitting.addAll(OF_EXISTENCE);
        }
        at.report("The aggregate " + aggregate.jsonName() + " is a number"
                + (aggregate.canBeMissing() ? ", or missing without one" : ", 0 without events") + ": use one of "
                + OperatorReader.names(fitting.stream()) + ".");
        return false;
    }

    /** Arrays, which some operators take, are looked into; which operator takes what is judged with the operator. */
    private static boolean fits(Part operand, Operator operator, Aggregate aggregate) {
        if (!aggregate.isNumber() || OF_EXISTENCE.contains(operator)) {
            return true;
        }
        List<Part> numbers = operand.json().isArray() ? operand.items() : List.of(operand);
        List<Part> others =
                numbers.stream().filter(part -> !part.json().isNumber()).toList();
        others.forEach(part -> part.report("Give a number to compare the " + aggregate.jsonName() + " with."));
        return others.isEmpty();
    }
}
