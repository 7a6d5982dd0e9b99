// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import dev.appizer.filter.value.Operator;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the name of an operator. */
public final class OperatorReader {

    private OperatorReader() {}

    /** The operator; empty once it was reported. */
    public static Optional<Operator> read(Part part) {
        String name = part.json().isTextual() ? part.json().textValue() : "";
        Optional<Operator> operator = Operator.named(name);
        if (operator.isEmpty()) {
            part.report("Give an operator, one of " + names(Arrays.stream(Operator.values())) + ".");
        }
        return operator;
    }

    /** As one lists them in a sentence. */
    public static String names(Stream<Operator> operators) {
        return operators.map(Operator::jsonName).collect(Collectors.joining(", "));
    }
}
