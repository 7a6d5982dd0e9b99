// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operators by the names that they have in JSON. */
public enum Operator {
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

    private static final Map<String, Operator> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::jsonName, Function.identity()));

    private final String jsonName;

    Operator(String jsonName) {
        this.jsonName = jsonName;
    }

    public String jsonName() {
        return jsonName;
    }

    public static Optional<Operator> named(String jsonName) {
        return Optional.ofNullable(BY_NAME.get(jsonName));
    }
}
