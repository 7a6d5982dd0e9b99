// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.filter.json.Body;
import dev.appizer.filter.json.OperandReader;
import dev.appizer.filter.value.After;
import dev.appizer.filter.value.Before;
import dev.appizer.filter.value.Between;
import dev.appizer.filter.value.Compared;
import dev.appizer.filter.value.Contains;
import dev.appizer.filter.value.EndsWith;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.Exists;
import dev.appizer.filter.value.OneOf;
import dev.appizer.filter.value.Operator;
import dev.appizer.filter.value.Opposite;
import dev.appizer.filter.value.StartsWith;
import dev.appizer.filter.value.TimelessTest;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Tests of values, with operands that such values may well have. */
final class RandomTests {

    private final RandomGenerator random;
    private final RandomValues values;

    RandomTests(RandomGenerator random, RandomValues values) {
        this.random = random;
        this.values = values;
    }

    TimelessTest next() {
        return random.nextInt(4) == 0 ? new Opposite(one()) : one();
    }

    private TimelessTest one() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new EqualTo(operand());
            case 2, 3 -> new Compared(values.pick(List.of(Compared.Side.values())), ordered());
            case 4 -> between();
            case 5 -> new OneOf(List.of(operand(), operand(), operand()));
            case 6 -> new Contains(random.nextBoolean() ? part() : operand());
            case 7 -> new StartsWith(part());
            case 8 -> new EndsWith(part());
            case 9 -> matches(values.pick(List.of("^p", "o$", ".", "[A-Z]", "[ %]", "🦆", "")));
            case 10 -> random.nextBoolean() ? new Before(date()) : new After(date());
            default -> new Exists();
        };
    }

    private static TimelessTest matches(String pattern) {
        return Body.read("{\"value\":\"" + pattern + "\"}", part ->
                (TimelessTest) OperandReader.read(Operator.MATCHES, part.field("value")));
    }

    private Object operand() {
        return random.nextInt(3) == 0 ? values.pick(RandomValues.WILD) : values.any(2);
    }

    private Object ordered() {
        return switch (random.nextInt(3)) {
            case 0 -> values.text();
            case 1 -> values.pick(RandomValues.WILD);
            default -> (Object) (random.nextLong(400) / 2.0);
        };
    }

    private Between between() {
        long low = random.nextLong(150);
        return random.nextBoolean() ? new Between(low, low + 50.5) : new Between("a", "p" + values.text());
    }

    private String part() {
        String text = values.text();
        int length = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
        return text.substring(0, length);
    }

    private Instant date() {
        return values.pick(List.of(Instant.parse("2024-02-29T12:00:00Z"), Instant.parse("2050-01-01T00:00:00Z")));
    }
}
