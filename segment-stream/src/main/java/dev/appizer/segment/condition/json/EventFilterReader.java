// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.EventFilter;
import dev.appizer.segment.condition.EventFilter.Aggregate;
import dev.appizer.segment.condition.value.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads {@code {"event","aggregate"?,"operator","value"}}. */
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

    private static final Set<String> LATER_AGGREGATES =
            Set.of("sum", "min", "max", "avg", "first", "last", "uniqueCount");

    private EventFilterReader() {}

    static Condition read(Part part) {
        part.allowOnly("An event filter", "event", "aggregate", "operator", "value", "property", "within", "where");
        refuseLaterFields(part);
        String event = part.field("event").text("the name of an event");
        checkAggregate(part.field("aggregate"));
        Part operator = part.field("operator");
        Part operand = part.field("value");
        return OperatorReader.read(operator)
                .filter(known -> isOfNumbers(known, operator))
                .filter(known -> areNumbers(operand))
                .<Condition>map(
                        known -> new EventFilter(event, Aggregate.COUNT, known, OperandReader.read(known, operand)))
                .orElse(ConditionReader.STAND_IN);
    }

    private static void refuseLaterFields(Part part) {
        for (String name : List.of("property", "within", "where")) {
            if (part.field(name).isPresent()) {
                part.field(name).report("\"" + name + "\" is not supported on events yet; leave it out.");
            }
        }
    }

    private static void checkAggregate(Part aggregate) {
        if (!aggregate.isPresent() || aggregate.json().asText().equals("count")) {
            return;
        }
        boolean later = LATER_AGGREGATES.contains(aggregate.json().asText());
        aggregate.report(later ? "Only the aggregate count is supported yet." : "Give the aggregate count, or none.");
    }

    private static boolean isOfNumbers(Operator operator, Part at) {
        boolean fits = OF_NUMBERS.contains(operator);
        if (!fits) {
            at.report("A count is a number, 0 without events: use one of " + OperatorReader.names(OF_NUMBERS.stream())
                    + ".");
        }
        return fits;
    }

    /** Arrays, which some operators take, are looked into; which operator takes what is judged with the operator. */
    private static boolean areNumbers(Part operand) {
        List<Part> numbers = operand.json().isArray() ? operand.items() : List.of(operand);
        List<Part> others =
                numbers.stream().filter(part -> !part.json().isNumber()).toList();
        others.forEach(part -> part.report("Give a number to compare the count with."));
        return others.isEmpty();
    }
}
