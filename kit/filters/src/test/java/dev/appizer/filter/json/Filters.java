// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.filter.value.Exists;
import dev.appizer.filter.value.ValueTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an operator with its operand for tests, from where filters have them. */
final class Filters {

    private Filters() {}

    /** @param operand null for a filter without one */
    static ValueTest test(String operator, @Nullable String operand) {
        String value = operand == null ? "" : ",\"value\":" + operand;
        return Body.read("{\"operator\":\"" + operator + "\"" + value + "}", Filters::read);
    }

    private static ValueTest read(Part filter) {
        return OperatorReader.read(filter.field("operator"))
                .map(known -> OperandReader.read(known, filter.field("value")))
                .orElseGet(Exists::new);
    }

    static List<Problem> problems(String operator, @Nullable String operand) {
        return catchThrowableOfType(InvalidBodyException.class, () -> test(operator, operand))
                .problems();
    }

    static List<String> pointers(String operator, @Nullable String operand) {
        return problems(operator, operand).stream().map(Problem::pointer).toList();
    }
}
