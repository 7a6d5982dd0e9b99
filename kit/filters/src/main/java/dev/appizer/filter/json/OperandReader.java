// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import dev.appizer.filter.value.After;
import dev.appizer.filter.value.Before;
import dev.appizer.filter.value.Between;
import dev.appizer.filter.value.Compared;
import dev.appizer.filter.value.Compared.Side;
import dev.appizer.filter.value.Contains;
import dev.appizer.filter.value.EndsWith;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.Exists;
import dev.appizer.filter.value.Matches;
import dev.appizer.filter.value.OneOf;
import dev.appizer.filter.value.Operator;
import dev.appizer.filter.value.Opposite;
import dev.appizer.filter.value.Order;
import dev.appizer.filter.value.StartsWith;
import dev.appizer.filter.value.ValueTest;
import dev.appizer.filter.value.WithinLast;
import dev.appizer.filter.value.WithinNext;
import java.util.List;
import java.util.OptionalInt;

/** Reads the operand that an operator takes. */
public final class OperandReader {

    private OperandReader() {}

    /** The operator with its operand; with a stand-in once one that does not fit was reported. */
    public static ValueTest read(Operator operator, Part operand) {
        return switch (operator) {
            case EQUALS -> new EqualTo(Operands.value(operand));
            case NOT_EQUALS -> new Opposite(new EqualTo(Operands.value(operand)));
            case GREATER_THAN -> new Compared(Side.ABOVE, Operands.ordered(operand));
            case GREATER_THAN_OR_EQUALS -> new Compared(Side.NOT_BELOW, Operands.ordered(operand));
            case LESS_THAN -> new Compared(Side.BELOW, Operands.ordered(operand));
            case LESS_THAN_OR_EQUALS -> new Compared(Side.NOT_ABOVE, Operands.ordered(operand));
            case BETWEEN -> between(operand);
            case IN -> oneOf(operand);
            case NOT_IN -> new Opposite(oneOf(operand));
            case CONTAINS -> new Contains(Operands.value(operand));
            case NOT_CONTAINS -> new Opposite(new Contains(Operands.value(operand)));
            case STARTS_WITH -> new StartsWith(Operands.string(operand));
            case ENDS_WITH -> new EndsWith(Operands.string(operand));
            case MATCHES -> new Matches(Operands.pattern(operand));
            case EXISTS -> exists(operand);
            case NOT_EXISTS -> new Opposite(exists(operand));
            case BEFORE -> new Before(Operands.date(operand));
            case AFTER -> new After(Operands.date(operand));
            case WITHIN_LAST -> new WithinLast(Durations.read(operand));
            case WITHIN_NEXT -> new WithinNext(Durations.read(operand));
        };
    }

    private static Between between(Part operand) {
        List<Part> ends = operand.json().isArray() ? operand.items() : List.of();
        if (ends.size() != 2) {
            operand.report("Give the two ends as an array: [low, high].");
            return new Between("", "");
        }
        int before = operand.problems().size();
        Object low = Operands.ordered(ends.get(0));
        Object high = Operands.ordered(ends.get(1));
        OptionalInt order = Order.compare(low, high);
        if (operand.problems().size() == before && (order.isEmpty() || order.getAsInt() > 0)) {
            operand.report("Give two numbers or two strings, the lower one first.");
        }
        return new Between(low, high);
    }

    private static OneOf oneOf(Part operand) {
        List<Part> items = operand.json().isArray() ? operand.items() : List.of();
        if (items.isEmpty()) {
            operand.report("Give an array of at least one value.");
        }
        return new OneOf(items.stream().map(Operands::value).toList());
    }

    private static Exists exists(Part operand) {
        if (operand.isPresent()) {
            operand.report("This operator takes no value; leave it out.");
        }
        return new Exists();
    }
}
