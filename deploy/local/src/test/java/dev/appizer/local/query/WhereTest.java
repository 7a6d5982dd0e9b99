// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    plan=pro;                   plan;            equals;              "pro"
                    plan != pro;                plan;            notEquals;           "pro"
                    amount>10;                  amount;          greaterThan;         10
                    amount>=10.50;              amount;          greaterThanOrEquals; 10.5
                    amount<-3;                  amount;          lessThan;            -3
                    amount<=1e3;                amount;          lessThanOrEquals;    1E+3
                    page~^/docs/[a-z=]+$;       page;            matches;             "^/docs/[a-z=]+$"
                    page~12;                    page;            matches;             "12"
                    segments.paying=true;       segments.paying; equals;              true
                    traits.ok = false;          traits.ok;       equals;              false
                    zip="01234";                zip;             equals;              "01234"
                    zip=01234;                  zip;             equals;              "01234"
                    flag='true';                flag;            equals;              "true"
                    formula=a=b;                formula;         equals;              "a=b"
                    empty=;                     empty;           equals;              ""
                    """)
    void aFilterIsAFieldAnOperatorAndATypedValue(String text, String property, String operator, String value) {
        assertThat(Where.read(text))
                .hasToString("{\"property\":\"" + property + "\",\"operator\":\"" + operator + "\",\"value\":" + value
                        + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "", "=pro", " = pro", "plan pro"})
    void whatIsNoFilterIsRefused(String text) {
        assertThatThrownBy(() -> Where.read(text)).hasMessageStartingWith("--where takes a field, one of = != >");
    }

    @Test
    void aWholeNumberOfAnySizeKeepsItsDigits() {
        assertThat(Where.read("id=123456789012345678901234567890").path("value"))
                .hasToString("123456789012345678901234567890");
    }
}
