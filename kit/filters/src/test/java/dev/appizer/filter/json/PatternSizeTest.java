// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import static dev.appizer.filter.json.Filters.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.value.Matches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSizeTest {

    /** As JSON. */
    private static String nested(int depth) {
        return "\"" + "(".repeat(depth) + ")".repeat(depth) + "\"";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc 3",
                "a{4} 4",
                "a{2,30}b 31",
                "(ab){10} 20",
                "((a{10}){10}){10} 1000",
                "[^]{9}]{5} 5",
                "\\{9\\} 3",
                "\\Q{9}\\E 7",
                "a{99999999999} 10000",
            })
    void repetitionsAreCountedWrittenOut(String pattern, long size) {
        assertThat(PatternSize.of(pattern)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "(a+)+$", "^\\w{1,1000}@", "))"})
    void ordinaryPatternsAreSmall(String pattern) {
        assertThat(PatternSize.of(pattern)).isLessThan(5_000);
    }

    @Test
    void aPatternThatWouldGrowBeyondMemoryIsRefusedBeforeItIsCompiled() {
        assertThat(pointers("matches", "\"((a{1000}){1000}){1000}\"")).containsExactly("/value");
        assertThat(pointers("matches", nested(100_000))).containsExactly("/value");
    }

    @Test
    void aPatternOfTheGreatestLengthIsRead() {
        assertThat(Filters.test("matches", nested(500))).isInstanceOf(Matches.class);
    }
}
