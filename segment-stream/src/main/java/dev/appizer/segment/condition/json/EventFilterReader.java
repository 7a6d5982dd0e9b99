// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.segment.condition.Aggregate;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.EventFilter;
import dev.appizer.segment.condition.EventQuery;
import dev.appizer.segment.condition.PropertyFilter;
import dev.appizer.segment.condition.PropertyPath;
import dev.appizer.segment.condition.value.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"event","aggregate"?,"property"?,"where"?,"operator","value"?}}. */
final class EventFilterReader {

    static final int MAX_WHERE = 20;

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
        part.allowOnly("An event filter", "event", "aggregate", "property", "where", "operator", "value", "within");
        if (part.field("within").isPresent()) {
            part.field("within").report("\"within\" is not supported on events yet; leave it out.");
        }
        EventQuery query = query(part);
        Part operator = part.field("operator");
        Part operand = part.field("value");
        return OperatorReader.read(operator)
                .filter(known -> fits(known, query.aggregate(), operator))
                .filter(known -> fits(operand, known, query.aggregate()))
                .<Condition>map(known -> new EventFilter(query, known, OperandReader.read(known, operand)))
                .orElse(ConditionReader.STAND_IN);
    }

    private static EventQuery query(Part part) {
        Aggregate aggregate = aggregate(part.field("aggregate"));
        return new EventQuery(
                part.field("event").text("the name of an event"),
                where(part.field("where")),
                aggregate,
                property(part.field("property"), aggregate));
    }

    private static Aggregate aggregate(Part part) {
        if (!part.isPresent()) {
            return Aggregate.COUNT;
        }
        return Aggregate.named(part.json().asText()).orElseGet(() -> {
            part.report("Give an aggregate, one of "
                    + Arrays.stream(Aggregate.values()).map(Aggregate::jsonName).collect(Collectors.joining(", "))
                    + "; or none, for count.");
            return Aggregate.COUNT;
        });
    }

    private static @Nullable PropertyPath property(Part part, Aggregate aggregate) {
        if (aggregate.isOfProperty()) {
            return new PropertyPath(part.text("the name or dotted path of the property that is aggregated"));
        }
        if (part.isPresent()) {
            part.report("A count is of events and takes no property; leave it out, or give another aggregate.");
        }
        return null;
    }

    private static List<PropertyFilter> where(Part part) {
        if (!part.isPresent()) {
            return List.of();
        }
        List<Part> items = part.json().isArray() ? part.items() : List.of();
        if (items.isEmpty() || items.size() > MAX_WHERE) {
            part.report("Give an array of one to " + MAX_WHERE + " property filters over the event's properties.");
            return List.of();
        }
        List<PropertyFilter> where = new ArrayList<>();
        for (Part item : items) {
            if (item.isObject("A property filter")
                    && PropertyFilterReader.read(item) instanceof PropertyFilter filter) {
                where.add(filter);
            }
        }
        return where;
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
