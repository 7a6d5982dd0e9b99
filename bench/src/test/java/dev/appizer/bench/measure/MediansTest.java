// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediansTest {

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertThat(Medians.median(List.of(9, 1, 5), Integer::doubleValue)).isEqualTo(5);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Medians.median(List.of(9, 1, 5, 6), Integer::doubleValue)).isEqualTo(5.5);
    }

    @Test
    void oneOutlierDoesNotMoveTheMedian() {
        assertThat(Medians.median(List.of(2, 2, 2, 2, 1_000), Integer::doubleValue))
                .isEqualTo(2);
    }

    @Test
    void ofAHundredNumbersThe99thIsThePercentile() {
        double[] numbers =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

        assertThat(Medians.percentile(numbers, 0.99)).isEqualTo(99);
        assertThat(Medians.percentile(numbers, 0.5)).isEqualTo(50);
        assertThat(Medians.percentile(numbers, 1)).isEqualTo(100);
    }

    @Test
    void nothingHasNoMiddle() {
        assertThatIllegalArgumentException().isThrownBy(() -> Medians.median(List.<Integer>of(), Integer::doubleValue));
    }
}
