// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static java.util.stream.Collectors.toSet;

import dev.appizer.testing.reader.Entry.Event;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What many events are folded to. Over nothing the counts and the sum are 0, the others missing. */
enum Aggregate {
    COUNT("count"),
    SUM("sum"),
    MIN("min"),
    MAX("max"),
    AVG("avg"),
    FIRST("first"),
    LAST("last"),
    UNIQUE_COUNT("uniqueCount");

    /** Enough digits that the rounding to a double is the only one that shows. */
    private static final MathContext PRECISE = new MathContext(400);

    private final String json;

    Aggregate(String json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException for an unknown one */
    static Aggregate named(String name) {
        return Arrays.stream(values())
                .filter(aggregate -> aggregate.json.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown aggregate: " + name));
    }

    /** @param events in event order */
    @Nullable
    Object of(List<Event> events, @Nullable String property) {
        if (this == COUNT) {
            return (long) events.size();
        }
        String path = Objects.requireNonNull(property, "property of " + json);
        List<Object> present = events.stream()
                .map(event -> Paths.find(event.properties(), path))
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
        return ofValues(present);
    }

    private @Nullable Object ofValues(List<Object> values) {
        List<Number> numbers = values.stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toList();
        return switch (this) {
            case COUNT -> (long) values.size();
            case SUM -> Values.number(sum(numbers));
            case MIN ->
                numbers.stream().min(Comparator.comparing(Values::exact)).orElse(null);
            case MAX ->
                numbers.stream().max(Comparator.comparing(Values::exact)).orElse(null);
            case AVG -> average(numbers);
            case FIRST -> values.isEmpty() ? null : values.get(0);
            case LAST -> values.isEmpty() ? null : values.get(values.size() - 1);
            case UNIQUE_COUNT ->
                (long) values.stream().map(Values::canonical).collect(toSet()).size();
        };
    }

    /** Exact, so that no order of the numbers gives another sum. */
    private static BigDecimal sum(List<Number> numbers) {
        return numbers.stream().map(Values::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable Number average(List<Number> numbers) {
        return numbers.isEmpty()
                ? null
                : Values.number(sum(numbers).divide(BigDecimal.valueOf(numbers.size()), PRECISE));
    }
}
