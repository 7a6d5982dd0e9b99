// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.Trigger;
import dev.appizer.filter.json.OperandReader;
import dev.appizer.filter.json.OperatorReader;
import dev.appizer.filter.json.Part;
import dev.appizer.filter.value.Exists;
import dev.appizer.filter.value.Operator;
import dev.appizer.filter.value.ValueTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code {"query","last","operator","value","every"}}. */
final class QueryTriggerReader {

    private static final int MAX_QUERY = 16_384;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_LAST = Duration.ofDays(366);
    private static final Duration LONGEST_EVERY = Duration.ofDays(31);

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

    private QueryTriggerReader() {}

    static Trigger read(Part part) {
        part.allowOnly("A trigger by a query", "query", "last", "operator", "value", "every");
        return new Trigger.OnAnswer(
                question(part.field("query")),
                Members.duration(part.field("last"), SHORTEST, LONGEST_LAST),
                threshold(part.field("operator"), part.field("value")),
                Members.duration(part.field("every"), SHORTEST, LONGEST_EVERY));
    }

    /** Analytics judges what else is in it. */
    private static String question(Part part) {
        if (!part.isObject("A query") || !Members.isSound(part)) {
            return "";
        }
        Stream.of("startDate", "endDate")
                .filter(part::has)
                .forEach(date -> part.field(date)
                        .report("A query is about the time behind it, as long as \"last\" says: take this away."));
        String question = part.json().toString();
        if (question.length() > MAX_QUERY) {
            part.report("Give a query of at most " + MAX_QUERY + " characters.");
        }
        return question;
    }

    private static ValueTest threshold(Part name, Part operand) {
        return OperatorReader.read(name)
                .filter(operator -> fits(operator, name))
                .filter(operator -> isOfNumbers(operand))
                .map(operator -> OperandReader.read(operator, operand))
                .orElse(new Exists());
    }

    private static boolean fits(Operator operator, Part name) {
        if (!OF_NUMBERS.contains(operator)) {
            name.report("An answer is a number: use one of " + OperatorReader.names(OF_NUMBERS.stream()) + ".");
        }
        return OF_NUMBERS.contains(operator);
    }

    /** Arrays, which some operators take, are looked into; which operator takes what is judged with the operator. */
    private static boolean isOfNumbers(Part operand) {
        List<Part> numbers = operand.json().isArray() ? operand.items() : List.of(operand);
        List<Part> others =
                numbers.stream().filter(part -> !part.json().isNumber()).toList();
        others.forEach(part -> part.report("Give a number to compare the answer with."));
        return others.isEmpty();
    }
}
