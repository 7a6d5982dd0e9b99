// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import static dev.appizer.segment.condition.json.SegmentJsonTest.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.segment.condition.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSizeTest {

    private static String body(String pattern) {
        return "{\"filters\":[{\"property\":\"p\",\"operator\":\"matches\",\"value\":\"" + pattern.replace("\\", "\\\\")
                + "\"}]}";
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
        assertThat(pointers(body("((a{1000}){1000}){1000}"))).containsExactly("/filters/0/value");
        assertThat(pointers(body("(".repeat(100_000) + ")".repeat(100_000)))).containsExactly("/filters/0/value");
    }

    @Test
    void aPatternOfTheGreatestLengthIsRead() {
        Condition deep =
                SegmentJson.read(body("(".repeat(500) + ")".repeat(500))).condition();

        assertThat(deep).isNotNull();
    }
}
