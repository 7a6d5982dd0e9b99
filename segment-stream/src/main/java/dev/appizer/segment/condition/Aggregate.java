// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is made of events of one name, by the names that definitions give them. */
public enum Aggregate {
    /** How many there are; 0 over nothing. */
    COUNT("count"),
    /** Of the numbers among the values; 0 over nothing. */
    SUM("sum"),
    /** The least of the numbers; missing over nothing. */
    MIN("min"),
    /** The greatest of the numbers; missing over nothing. */
    MAX("max"),
    /** The mean of the numbers; missing over nothing. */
    AVG("avg"),
    /** The value of the first event, by event time and stamp, that has one; missing over nothing. */
    FIRST("first"),
    /** The value of the last event that has one; missing over nothing. */
    LAST("last"),
    /** How many different values there are, by type and value; 0 over nothing. */
    UNIQUE_COUNT("uniqueCount");

    private static final Map<String, Aggregate> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Aggregate::jsonName, Function.identity()));

    private final String jsonName;

    Aggregate(String jsonName) {
        this.jsonName = jsonName;
    }

    public String jsonName() {
        return jsonName;
    }

    public static Optional<Aggregate> named(String jsonName) {
        return Optional.ofNullable(BY_NAME.get(jsonName));
    }

    /** Whether it is over the values of a property. */
    public boolean isOfProperty() {
        return this != COUNT;
    }

    /** Whether it is a number where it is anything. */
    public boolean isNumber() {
        return this != FIRST && this != LAST;
    }

    /** Whether it is missing over nothing. */
    public boolean canBeMissing() {
        return this != COUNT && this != SUM && this != UNIQUE_COUNT;
    }
}
