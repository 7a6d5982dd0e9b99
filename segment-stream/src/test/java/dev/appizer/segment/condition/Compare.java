// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that an event filter asks of its answer.
 *
 * @param operator as it is written, with its operand
 * @param byHand the same of an answer that is {@linkplain ByHand#plain plain}; null where it is missing
 */
record Compare(String operator, Predicate<@Nullable Object> byHand) {

    @Override
    public String toString() {
        return operator;
    }

    /** All that can be asked of a number, around one. */
    static List<Compare> withNumber(BigDecimal bound) {
        List<Compare> all = new ArrayList<>();
        for (BigDecimal near : List.of(plus(bound, "-1"), plus(bound, "0"), plus(bound, "0.5"))) {
            all.add(number("greaterThan", near, order -> order > 0));
            all.add(number("greaterThanOrEquals", near, order -> order >= 0));
            all.add(number("lessThan", near, order -> order < 0));
            all.add(number("lessThanOrEquals", near, order -> order <= 0));
            all.addAll(withAny(near, near.toString()));
        }
        BigDecimal high = plus(bound, "1");
        all.add(of(
                "between",
                "[" + bound + "," + high + "]",
                answer -> answer instanceof BigDecimal number
                        && bound.compareTo(number) <= 0
                        && number.compareTo(high) <= 0));
        return all;
    }

    private static List<Compare> withAny(Object bound, String json) {
        return List.of(
                of("equals", json, answer -> bound.equals(answer)),
                of("notEquals", json, answer -> !bound.equals(answer)),
                of("in", "[" + json + "]", answer -> bound.equals(answer)),
                of("notIn", "[" + json + "]", answer -> !bound.equals(answer)));
    }

    /** What can be asked of a value of any type. */
    static List<Compare> withAny(Object value) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
            Values.write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withAny(ByHand.plain(value), json.toString());
    }

    static List<Compare> withNothing() {
        return List.of(
                new Compare("\"operator\":\"exists\"", Objects::nonNull),
                new Compare("\"operator\":\"notExists\"", Objects::isNull));
    }

    /** As a number that JSON can hold. */
    private static BigDecimal plus(BigDecimal bound, String more) {
        return (BigDecimal) ByHand.rounded(bound.add(new BigDecimal(more)));
    }

    private static Compare number(String operator, BigDecimal bound, Predicate<Integer> order) {
        return of(
                operator,
                bound.toString(),
                answer -> answer instanceof BigDecimal number && order.test(number.compareTo(bound)));
    }

    private static Compare of(String operator, String operand, Predicate<@Nullable Object> byHand) {
        return new Compare("\"operator\":\"" + operator + "\",\"value\":" + operand, byHand);
    }
}
