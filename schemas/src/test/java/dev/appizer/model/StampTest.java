// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampTest {

    @Test
    void stampsSortByArrivalThenPositionThenMessageThenSender() {
        List<Stamp> sorted = List.of(
                new Stamp(1, 9, "z", "z"),
                new Stamp(2, 0, "z", "z"),
                new Stamp(2, 1, "a", "z"),
                new Stamp(2, 1, "b", "a"),
                new Stamp(2, 1, "b", "b"));
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i - 1)).isLessThan(sorted.get(i));
        }
    }

    @Test
    void microsecondsAndInstantsAreTheSameTimes() {
        Instant time = Instant.parse("1969-12-31T23:59:59.999999Z");
        assertThat(Micros.of(time)).isEqualTo(-1);
        assertThat(Micros.toInstant(-1)).isEqualTo(time);
        assertThat(Micros.of(Instant.parse("2026-01-01T00:00:00.1234569Z")) % 1_000_000)
                .isEqualTo(123_456);
    }
}
