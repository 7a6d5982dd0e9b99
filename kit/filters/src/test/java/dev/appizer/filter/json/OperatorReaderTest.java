// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.value.Operator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperatorReaderTest {

    @Test
    void anOperatorThatThereIsNotIsAnsweredWithThoseThatThereAre() {
        assertThat(Filters.problems("like", "1")).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/operator");
            assertThat(problem.message()).contains("equals, notEquals,").endsWith(", withinNext.");
        });
    }

    @Test
    void namesStandInASentence() {
        assertThat(OperatorReader.names(Stream.of(Operator.IN, Operator.NOT_IN)))
                .isEqualTo("in, notIn");
    }
}
