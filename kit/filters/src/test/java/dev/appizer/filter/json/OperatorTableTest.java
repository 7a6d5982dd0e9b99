// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import static dev.appizer.filter.json.OperatorTableTest.Row.allBut;
import static dev.appizer.filter.json.OperatorTableTest.Row.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.appizer.filter.value.Operator;
import dev.appizer.model.Micros;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operator against every sample; what a row does not name must come out the other way. */
class OperatorTableTest {

    private static final String MISSING = "null";

    /** One of the samples. */
    private static final long NOW = Micros.of(Instant.parse("2026-01-31T00:00:00Z"));

    /** Values of each type, with neighbours that are easily taken for one another. */
    private static final List<String> SAMPLES = List.of(
            MISSING,
            "true",
            "false",
            "0",
            "-0.0",
            "1",
            "1.0",
            "1.5",
            "-2",
            "9007199254740992.0",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "\"\"",
            "\"1\"",
            "\"true\"",
            "\"null\"",
            "\"Pro\"",
            "\"pro\"",
            "\"pro plan\"",
            "\"no pro\"",
            "\"\uff5e\"",
            "\"\ud83d\ude00\"",
            "\"2026-01-31\"",
            "\"2026-01-31T00:00:00.000001\"",
            "\"2026-01-31T01:00:00+02:00\"",
            "\"2026-02-30\"",
            "[]",
            "[1]",
            "[1.0]",
            "[\"pro\"]",
            "[\"pro plan\",null]",
            "[[1]]",
            "{}",
            "{\"a\":1,\"b\":[2]}",
            "{\"b\":[2.0],\"a\":1.0}",
            "{\"a\":1,\"b\":[2],\"c\":null}",
            "{\"pro\":true}");

    private static final List<Row> TABLE = List.of(
            only("equals", "true", "true"),
            only("equals", "1", "1", "1.0"),
            only("equals", "0", "0", "-0.0"),
            only("equals", "9007199254740993", "9007199254740993"),
            only("equals", "9007199254740992", "9007199254740992.0"),
            only("equals", "9223372036854775808", "9223372036854775808"),
            only("equals", "\"pro\"", "\"pro\""),
            only("equals", "\"\"", "\"\""),
            only("equals", "\"2026-01-31\"", "\"2026-01-31\""),
            only("equals", "[1]", "[1]", "[1.0]"),
            only("equals", "[\"pro plan\",null]", "[\"pro plan\",null]"),
            only("equals", "{}", "{}"),
            only(
                    "equals",
                    "{\"b\":[2],\"a\":1}",
                    "{\"a\":1,\"b\":[2]}",
                    "{\"b\":[2.0],\"a\":1.0}",
                    "{\"a\":1,\"b\":[2],\"c\":null}"),
            allBut("notEquals", "1", "1", "1.0"),
            allBut("notEquals", "\"pro\"", "\"pro\""),
            allBut("notEquals", "\"nowhere\""),
            only(
                    "greaterThan",
                    "1",
                    "1.5",
                    "9007199254740992.0",
                    "9007199254740993",
                    "9223372036854775807",
                    "9223372036854775808"),
            only("greaterThan", "9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808"),
            only("greaterThan", "9223372036854775807", "9223372036854775808"),
            only("greaterThan", "\"pro plan\"", "\"true\"", "\"\uff5e\"", "\"\ud83d\ude00\""),
            only("greaterThan", "\"\ud83d\ude00\"", "\"\uff5e\""),
            only(
                    "greaterThanOrEquals",
                    "9007199254740993",
                    "9007199254740993",
                    "9223372036854775807",
                    "9223372036854775808"),
            only("greaterThanOrEquals", "\"\ud83d\ude00\"", "\"\ud83d\ude00\"", "\"\uff5e\""),
            only("lessThan", "1", "0", "-0.0", "-2"),
            only("lessThan", "1.25", "0", "-0.0", "-2", "1", "1.0"),
            only("lessThan", "\"2\"", "\"\"", "\"1\""),
            only("lessThanOrEquals", "1.0", "0", "-0.0", "-2", "1", "1.0"),
            only("lessThanOrEquals", "\"1\"", "\"\"", "\"1\""),
            only("between", "[0,1.5]", "0", "-0.0", "1", "1.0", "1.5"),
            only("between", "[9007199254740993,9223372036854775807]", "9007199254740993", "9223372036854775807"),
            only("between", "[1,1.0]", "1", "1.0"),
            only("between", "[\"pro\",\"pro plan\"]", "\"pro\"", "\"pro plan\""),
            only("in", "[1,\"pro\",[1],false]", "1", "1.0", "\"pro\"", "[1]", "[1.0]", "false"),
            allBut("notIn", "[1,\"pro\",[1],false]", "1", "1.0", "\"pro\"", "[1]", "[1.0]", "false"),
            only("contains", "\"pro\"", "\"pro\"", "\"pro plan\"", "\"no pro\"", "[\"pro\"]"),
            only("contains", "1", "[1]", "[1.0]"),
            only("contains", "[1.0]", "[[1]]"),
            allBut("notContains", "\"pro\"", "\"pro\"", "\"pro plan\"", "\"no pro\"", "[\"pro\"]"),
            allBut("notContains", "1", "[1]", "[1.0]"),
            only("startsWith", "\"pro\"", "\"pro\"", "\"pro plan\""),
            only("endsWith", "\"pro\"", "\"pro\"", "\"no pro\""),
            only("matches", "\"o p\"", "\"pro plan\"", "\"no pro\""),
            only("matches", "\"^(?i)pro$\"", "\"Pro\"", "\"pro\""),
            allBut("exists", null, MISSING),
            only("notExists", null, MISSING),
            only("before", "\"2026-01-31\"", "\"2026-01-31T01:00:00+02:00\""),
            only("before", "\"2026-01-31T00:00:00.000001Z\"", "\"2026-01-31T01:00:00+02:00\"", "\"2026-01-31\""),
            only("after", "\"2026-01-31\"", "\"2026-01-31T00:00:00.000001\""),
            only("after", "\"2026-01-30T23:00:00Z\"", "\"2026-01-31T00:00:00.000001\"", "\"2026-01-31\""),
            only("withinLast", "\"P1D\"", "\"2026-01-31\"", "\"2026-01-31T01:00:00+02:00\""),
            only("withinLast", "\"PT1H\"", "\"2026-01-31\""),
            only("withinNext", "\"PT1M\"", "\"2026-01-31T00:00:00.000001\""),
            only("withinNext", "\"PT0.000001S\"", "\"2026-01-31T00:00:00.000001\""));

    /** An operator with an operand (none where it is null), and the samples for which it holds. */
    record Row(String operator, @Nullable String operand, Set<String> named, boolean holdsForNamed) {

        static Row only(String operator, @Nullable String operand, String... samples) {
            return new Row(operator, operand, Set.of(samples), true);
        }

        static Row allBut(String operator, @Nullable String operand, String... samples) {
            return new Row(operator, operand, Set.of(samples), false);
        }

        DynamicTest against(String sample) {
            boolean expected = named.contains(sample) == holdsForNamed;
            return dynamicTest(
                    sample + " " + operator + " " + operand + " is " + expected,
                    () -> assertThat(Filters.test(operator, operand)
                                    .when(value(sample))
                                    .contains(NOW))
                            .isEqualTo(expected));
        }
    }

    private static @Nullable Object value(String text) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            return Values.read(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @TestFactory
    Stream<DynamicTest> anOperatorHoldsForWhatTheTableNames() {
        return TABLE.stream().flatMap(row -> SAMPLES.stream().map(row::against));
    }

    @Test
    void theTableNamesEveryOperatorAndOnlySamples() {
        assertThat(TABLE)
                .extracting(Row::operator)
                .containsAll(
                        Arrays.stream(Operator.values()).map(Operator::jsonName).toList());
        assertThat(TABLE).allSatisfy(row -> assertThat(SAMPLES).containsAll(row.named()));
    }
}
