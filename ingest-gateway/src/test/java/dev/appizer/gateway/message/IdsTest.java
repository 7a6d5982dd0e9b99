// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.gateway.message.Field.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "undefined",
                "NaN",
                "none",
                "nil",
                "anonymous",
                "guest",
                "unknown",
                "true",
                "false",
                "0",
                "-1",
                "[object Object]",
                "{}",
                "[]",
                "NULL",
                "Undefined",
                "GUEST",
                "0000",
                "00000000-0000-0000-0000-000000000000",
                "-",
                "--",
                " null "
            })
    void placeholdersAreRefused(String id) {
        assertThat(Ids.flaw(string(id))).contains("placeholder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_123",
                "1",
                "-2",
                "nulla",
                "none of them",
                "guest1",
                "00a",
                "0.5",
                "é",
                "😀",
                "a b",
                "user:1",
                "{}{}"
            })
    void otherTextsAreIds(String id) {
        assertThat(Ids.flaw(string(id))).isNull();
        assertThat(Ids.text(string(id))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blanksMeanThatThereIsNone(String id) {
        assertThat(Ids.flaw(string(id))).isNull();
        assertThat(Ids.text(string(id))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "42, 42",
        "12345678901234567890123, 12345678901234567890123",
        "1.50, 1.5",
        "1.0, 1",
        "1e3, 1000",
        "-7, -7",
        "1e-2, 0.01"
    })
    void aNumberIsItsDecimalText(String number, String expected) {
        assertThat(Ids.flaw(number(number))).isNull();
        assertThat(Ids.text(number(number))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.0", "-0", "0e5"})
    void theNumberZeroIsAPlaceholderToo(String number) {
        assertThat(Ids.flaw(number(number))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e99999999999999", "1e255"})
    void aNumberThatIsVastWrittenOutIsRefusedWithoutWritingItOut(String number) {
        assertThat(Ids.flaw(number(number))).contains("255");
    }

    @Test
    void anIdHasUpTo255Characters() {
        assertThat(Ids.flaw(string("x".repeat(255)))).isNull();
        assertThat(Ids.flaw(string("😀".repeat(255)))).isNull();
        assertThat(Ids.flaw(string("x".repeat(256)))).contains("255");
    }

    @Test
    void aLoneSurrogateIsRefusedSinceAllOfThemAreOneInUtf8() {
        assertThat(Ids.flaw(string("user\ud800"))).contains("surrogate");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BOOLEAN", "ARRAY", "OBJECT"})
    void otherValuesAreNoIds(Kind kind) {
        assertThat(Ids.flaw(new Field(kind, ""))).isEqualTo("must be a string or a number");
    }

    @Test
    void aMessageIdMayBeWhatAUserIdMayNot() {
        assertThat(Ids.flawOfKey(string("0"))).isNull();
        assertThat(Ids.flawOfKey(string("x".repeat(256)))).isNotNull();
    }

    private static Field string(String text) {
        return new Field(Kind.STRING, text);
    }

    private static Field number(String text) {
        return new Field(Kind.NUMBER, text);
    }
}
