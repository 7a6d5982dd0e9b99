// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * SEMANTICS, properties 5 and segments 3, word by word: for every instant all events are gone through anew. The aggregated
 * property is {@code p}.
 *
 * @param within microseconds; {@link #NO_WINDOW} without
 * @param matching whether an event counts at an instant, but for its time
 */
public record ByHand(
        Aggregate aggregate, long within, List<? extends Facts.Event> events, BiPredicate<Facts.Event, Long> matching) {

    public static final long NO_WINDOW = Long.MAX_VALUE;

    private static final MathContext EXACT_ENOUGH = new MathContext(1_000);

    public ByHand(Aggregate aggregate, long within, List<? extends Facts.Event> events) {
        this(aggregate, within, events, (event, now) -> true);
    }

    /** The answer, {@linkplain #plain plain}; null where it is missing. */
    public @Nullable Object at(long now) {
        List<Object> values = values(now);
        List<BigDecimal> numbers = values.stream()
                .filter(Number.class::isInstance)
                .map(value -> exact((Number) value))
                .toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (aggregate) {
            case COUNT -> plain(counting(now).size());
            case SUM -> rounded(sum);
            case MIN ->
                numbers.stream()
                        .min(Comparator.naturalOrder())
                        .map(ByHand::rounded)
                        .orElse(null);
            case MAX ->
                numbers.stream()
                        .max(Comparator.naturalOrder())
                        .map(ByHand::rounded)
                        .orElse(null);
            case AVG ->
                numbers.isEmpty() ? null : rounded(sum.divide(BigDecimal.valueOf(numbers.size()), EXACT_ENOUGH));
            case FIRST -> values.isEmpty() ? null : plain(values.get(0));
            case LAST -> values.isEmpty() ? null : plain(values.get(values.size() - 1));
            case UNIQUE_COUNT ->
                plain(new HashSet<>(values.stream().map(ByHand::plain).toList()).size());
        };
    }

    /** All instants at which an event comes or goes, and the microseconds before them. */
    public SortedSet<Long> instants() {
        SortedSet<Long> instants = new TreeSet<>();
        events.forEach(event -> around(event.moment().eventTime(), instants));
        if (within != NO_WINDOW) {
            events.forEach(event -> around(event.moment().eventTime() + within, instants));
        }
        return instants;
    }

    private static void around(long instant, SortedSet<Long> instants) {
        instants.add(instant - 1);
        instants.add(instant);
    }

    private List<? extends Facts.Event> counting(long now) {
        return events.stream()
                .filter(event -> event.moment().eventTime() <= now)
                .filter(event ->
                        within == NO_WINDOW || now - within < event.moment().eventTime())
                .filter(event -> matching.test(event, now))
                .sorted(Comparator.comparing(Facts.Event::moment))
                .toList();
    }

    private List<Object> values(long now) {
        List<Object> values = new ArrayList<>();
        for (Facts.Event event : counting(now)) {
            Object value = event.property("p");
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Equal values, and only they, are equal objects then: numbers by exact value, a null member is a missing one. */
    public static Object plain(Object value) {
        if (value instanceof Number number) {
            return exact(number).stripTrailingZeros();
        } else if (value instanceof ValueList list) {
            return list.getItems().stream()
                    .map(item -> item == null ? Map.of() : plain(item))
                    .toList();
        } else if (value instanceof ValueMap map) {
            Map<String, Object> members = new HashMap<>(Values.entries(map));
            members.values().removeIf(Objects::isNull);
            members.replaceAll((name, member) -> plain(member));
            return members;
        }
        return value;
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Double real ? new BigDecimal(real) : BigDecimal.valueOf(number.longValue());
    }

    /** 64-bit integers stay exact, other numbers are doubles. */
    static Object rounded(BigDecimal exact) {
        boolean isWhole = exact.stripTrailingZeros().scale() <= 0;
        return plain(
                isWhole && exact.toBigInteger().bitLength() < Long.SIZE
                        ? (Number) exact.longValue()
                        : (Number) exact.doubleValue());
    }
}
