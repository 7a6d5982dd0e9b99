// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import static dev.appizer.filter.json.Filters.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperandsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "equals | null | /value",
                "equals | 1e999 | /value",
                "equals | [1,{\"a\":-1e999}] | /value",
                "greaterThan | true | /value",
                "lessThan | [1] | /value",
                "between | 1 | /value",
                "between | [1] | /value",
                "between | [1,2,3] | /value",
                "between | [2,1] | /value",
                "between | [1,\"2\"] | /value",
                "between | [1,false] | /value/1",
                "in | \"a\" | /value",
                "in | [] | /value",
                "notIn | [1,null] | /value/1",
                "contains | null | /value",
                "startsWith | 1 | /value",
                "endsWith | null | /value",
                "matches | \"a(?=b)\" | /value",
                "matches | 1 | /value",
                "notExists | false | /value",
                "before | \"2026-02-30\" | /value",
                "after | 1767225600 | /value",
            })
    void anOperandOfAnotherTypeIsRefused(String operator, String operand, String pointer) {
        assertThat(pointers(operator, operand)).containsExactly(pointer);
    }
}
