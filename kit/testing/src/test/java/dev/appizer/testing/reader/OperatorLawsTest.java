// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorLawsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<Operator> NEGATIVE = List.of(Operator.NOT_EQUALS, Operator.NOT_IN, Operator.NOT_CONTAINS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1000              | equals              | 1000.0",
                "9007199254740993  | greaterThan         | 9007199254740992.0",
                "9223372036854775807 | greaterThan       | 9223372036854775806",
                "0.1               | greaterThan         | 0.09",
                "'B'               | lessThan            | 'a'",
                "'\uD83D\uDE00'    | lessThan            | '\uFF5E'",
                "''                | lessThanOrEquals    | ''",
                "5                 | greaterThanOrEquals | 5",
                "5                 | between             | [5,6]",
                "6                 | between             | [5,6]",
                "'b'               | between             | ['a','c']",
                "'pro'             | in                  | ['free','pro']",
                "1.0               | in                  | [1]",
                "'1'               | notIn               | [1]",
                "'enterprise'      | contains            | 'prise'",
                "['a',2]           | contains            | 2.0",
                "['ab']            | notContains         | 'a'",
                "'pro'             | startsWith          | 'p'",
                "'pro'             | endsWith            | 'ro'",
                "'user@example.com'| matches             | '@ex[a-m]+ple'",
                "{'a':1,'b':[2]}   | equals              | {'b':[2.0],'a':1}",
                "[1,2]             | notEquals           | [2,1]",
                "true              | equals              | true",
                "''                | exists              | null",
                "'2026-02-28'      | before              | '2026-03-01T00:00:00Z'",
                "'2026-03-01T01:00:00+02:00' | before    | '2026-03-01'",
                "'2026-03-01T00:00:00.001'   | after     | '2026-03-01T00:00:00Z'",
                "'2026-02-28T00:00:00.001Z'  | withinLast | 'P1D'",
                "'2026-03-01T00:00:00Z'      | withinLast | 'P1D'",
                "'2026-03-02T00:00:00Z'      | withinNext | 'P1D'"
            })
    void theOperatorHolds(String actual, String operator, String operand) {
        assertThat(holds(actual, operator, operand)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'1000'            | equals              | 1000",
                "'1000'            | greaterThan         | 1",
                "true              | equals              | 'true'",
                "true              | greaterThan         | false",
                "1000              | notEquals           | 1000.0",
                "5                 | greaterThan         | 5",
                "4.999             | between             | [5,6]",
                "'5'               | between             | [5,6]",
                "'pro'             | notIn               | ['pro']",
                "'pro'             | contains            | 'PRO'",
                "12                | contains            | 1",
                "'pro'             | startsWith          | 'ro'",
                "'abc'             | matches             | '^b'",
                "''                | notExists           | null",
                "'2026-02-30'      | before              | '2027-01-01'",
                "'yesterday'       | before              | '2027-01-01'",
                "5                 | before              | '2027-01-01'",
                "'2026-03-01'      | before              | '2026-03-01T00:00:00Z'",
                "'2026-02-28T00:00:00Z'      | withinLast | 'P1D'",
                "'2026-03-01T00:00:00.001Z'  | withinLast | 'P1D'",
                "'2026-03-01T00:00:00Z'      | withinNext | 'P1D'",
                "'2026-03-02T00:00:00.001Z'  | withinNext | 'P1D'"
            })
    void theOperatorDoesNotHold(String actual, String operator, String operand) {
        assertThat(holds(actual, operator, operand)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onAMissingValueOnlyTheNegativeOnesHold(Operator operator) {
        boolean negative = NEGATIVE.contains(operator) || operator == Operator.NOT_EXISTS;

        assertThat(operator.holds(null, List.of("P1D", "P2D"), NOW)).isEqualTo(negative);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXISTS", "NOT_EXISTS"})
    void onAValueOfAnotherTypeOnlyTheNegativeOnesHold(Operator operator) {
        Object operand =
                List.of(Operator.IN, Operator.NOT_IN, Operator.BETWEEN).contains(operator) ? List.of("a", "b") : "P1D";

        assertThat(operator.holds(true, operand, NOW)).isEqualTo(NEGATIVE.contains(operator));
    }

    @ParameterizedTest
    @CsvSource({"P1D,86400", "P2W,1209600", "P1W1D,691200", "PT1H30M,5400", "PT0.5S,0.5", "P1DT1S,86401"})
    void durationsHaveWeeksDaysHoursMinutesAndSeconds(String text, double seconds) {
        assertThat(Times.duration(text).toMillis()).isEqualTo((long) (seconds * 1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1Y", "P1M", "P", "PT", "P1DT", "1D", "-P1D", "P-1D", ""})
    void yearsAndMonthsAndWhatIsNoDurationAreRefused(String text) {
        assertThatThrownBy(() -> Times.duration(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15,2024-01-15T00:00:00Z",
        "2024-01-15T10:30,2024-01-15T10:30:00Z",
        "2024-01-15T10:30:00.5,2024-01-15T10:30:00.5Z",
        "2024-01-15T10:30:00-05:00,2024-01-15T15:30:00Z",
        "2024-02-29,2024-02-29T00:00:00Z"
    })
    void datesWithoutAZoneAreUtcAndADateAloneIsItsMidnight(String text, Instant expected) {
        assertThat(Times.date(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-29", "2024-13-01", "2024-01-15T25:00:00Z", "2024", "15.01.2024", ""})
    void impossibleDatesAreNoDates(String text) {
        assertThat(Times.date(text)).isEmpty();
    }

    @Test
    void anUnknownOperatorIsRefused() {
        assertThatThrownBy(() -> Operator.named("like")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean holds(String actual, String operator, String operand) {
        return Operator.named(operator).holds(value(actual), value(operand), NOW);
    }

    /** JSON with single quotes. */
    private static @Nullable Object value(String json) {
        try {
            return Values.of(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
