// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import com.google.re2j.Pattern;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operators of filters, by their names in a definition. */
enum Operator {
    EQUALS("equals"),
    NOT_EQUALS("notEquals"),
    GREATER_THAN("greaterThan"),
    GREATER_THAN_OR_EQUALS("greaterThanOrEquals"),
    LESS_THAN("lessThan"),
    LESS_THAN_OR_EQUALS("lessThanOrEquals"),
    BETWEEN("between"),
    IN("in"),
    NOT_IN("notIn"),
    CONTAINS("contains"),
    NOT_CONTAINS("notContains"),
    STARTS_WITH("startsWith"),
    ENDS_WITH("endsWith"),
    MATCHES("matches"),
    EXISTS("exists"),
    NOT_EXISTS("notExists"),
    BEFORE("before"),
    AFTER("after"),
    WITHIN_LAST("withinLast"),
    WITHIN_NEXT("withinNext");

    private final String json;

    Operator(String json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException for an unknown one */
    static Operator named(String name) {
        return Arrays.stream(values())
                .filter(operator -> operator.json.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown operator: " + name));
    }

    /** On a missing value and on one of another type the negative ones hold, and the others don't. */
    boolean holds(@Nullable Object actual, @Nullable Object operand, Instant now) {
        return switch (this) {
            case NOT_EQUALS -> !EQUALS.holds(actual, operand, now);
            case NOT_IN -> !IN.holds(actual, operand, now);
            case NOT_CONTAINS -> !CONTAINS.holds(actual, operand, now);
            case NOT_EXISTS -> !EXISTS.holds(actual, operand, now);
            default -> actual != null && holdsOn(actual, operand, now);
        };
    }

    private boolean holdsOn(Object actual, @Nullable Object operand, Instant now) {
        return switch (this) {
            case EXISTS -> true;
            case EQUALS -> Values.equal(actual, operand);
            case GREATER_THAN -> ordered(actual, operand, order -> order > 0);
            case GREATER_THAN_OR_EQUALS -> ordered(actual, operand, order -> order >= 0);
            case LESS_THAN -> ordered(actual, operand, order -> order < 0);
            case LESS_THAN_OR_EQUALS -> ordered(actual, operand, order -> order <= 0);
            case BETWEEN ->
                GREATER_THAN_OR_EQUALS.holds(actual, list(operand).get(0), now)
                        && LESS_THAN_OR_EQUALS.holds(actual, list(operand).get(1), now);
            case IN -> list(operand).stream().anyMatch(one -> Values.equal(actual, one));
            case CONTAINS -> contains(actual, operand);
            case STARTS_WITH -> text(actual, operand, String::startsWith);
            case ENDS_WITH -> text(actual, operand, String::endsWith);
            case MATCHES ->
                text(
                        actual,
                        operand,
                        (value, pattern) ->
                                Pattern.compile(pattern).matcher(value).find());
            case BEFORE -> dates(actual, operand, Instant::isBefore);
            case AFTER -> dates(actual, operand, Instant::isAfter);
            case WITHIN_LAST ->
                date(actual, date -> Times.inWindow(date, Times.duration(String.valueOf(operand)), now));
            case WITHIN_NEXT ->
                date(
                        actual,
                        date -> date.isAfter(now) && !date.isAfter(now.plus(Times.duration(String.valueOf(operand)))));
            default -> throw new IllegalStateException(json + " is the opposite of another");
        };
    }

    private static boolean ordered(Object actual, @Nullable Object operand, IntPredicate holds) {
        return Values.compare(actual, operand).stream().anyMatch(holds);
    }

    /** A substring, or an array's element. */
    private static boolean contains(Object actual, @Nullable Object operand) {
        return actual instanceof List<?> array
                ? array.stream().anyMatch(element -> Values.equal(element, operand))
                : text(actual, operand, String::contains);
    }

    private static boolean text(Object actual, @Nullable Object operand, BiPredicate<String, String> holds) {
        return actual instanceof String value && operand instanceof String other && holds.test(value, other);
    }

    private static boolean date(Object actual, Predicate<Instant> holds) {
        return Times.date(actual).filter(holds).isPresent();
    }

    private static boolean dates(Object actual, @Nullable Object operand, BiPredicate<Instant, Instant> holds) {
        return date(actual, date -> date(String.valueOf(operand), other -> holds.test(date, other)));
    }

    private static List<?> list(@Nullable Object operand) {
        if (operand instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("Not a list: " + operand);
    }
}
