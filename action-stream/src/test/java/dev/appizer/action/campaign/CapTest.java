// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CapTest {

    @Test
    void whatWasSentAPeriodAgoCountsNoMore() {
        Cap cap = new Cap(1, 100);

        assertThat(cap.allows(List.of(1_000L), 1_099)).isFalse();
        assertThat(cap.allows(List.of(1_000L), 1_100)).isTrue();
    }

    @Test
    void whatAClockSaysIsStillToComeCounts() {
        assertThat(new Cap(1, 100).allows(List.of(2_000L), 1_000)).isFalse();
    }

    @Test
    void theLatestAreRemembered() {
        Cap cap = new Cap(2, 100);

        assertThat(cap.and(List.of(), 5)).containsExactly(5L);
        assertThat(cap.and(List.of(3L, 5L), 9)).containsExactly(5L, 9L);
        assertThat(cap.and(List.of(3L, 5L), 4)).containsExactly(4L, 5L);
        assertThat(cap.and(List.of(3L, 5L), 1)).containsExactly(3L, 5L);
        assertThat(cap.and(List.of(5L, 5L), 5)).containsExactly(5L, 5L);
    }

    @Test
    void aCapThatWasLoweredForgetsAndOneThatWasRaisedGoesOn() {
        assertThat(new Cap(1, 100).and(List.of(1L, 2L, 3L), 4)).containsExactly(4L);
        assertThat(new Cap(1, 100).allows(List.of(1L, 2L, 3L), 4)).isFalse();
        assertThat(new Cap(4, 100).and(List.of(3L), 4)).containsExactly(3L, 4L);
    }

    /** In whatever order they come: what is remembered decides as all of them would. */
    @Property
    void whatIsRememberedIsEnough(
            @ForAll @Size(max = 40) List<@LongRange(max = 200) Long> sent,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @LongRange(min = 1, max = 60) long within,
            @ForAll @LongRange(max = 260) long now) {
        Cap cap = new Cap(count, within);
        List<Long> remembered = List.of();
        for (Long time : sent) {
            remembered = cap.and(remembered, time);
        }

        long counting = sent.stream().filter(time -> now - within < time).count();
        assertThat(remembered).hasSizeLessThanOrEqualTo(count).isSorted();
        assertThat(cap.allows(remembered, now)).isEqualTo(counting < count);
    }

    /** One who asks before each is never sent more in any period. */
    @Property
    void noPeriodHasMore(
            @ForAll @Size(max = 60) List<@LongRange(max = 300) Long> asked,
            @ForAll @IntRange(min = 1, max = 4) int count,
            @ForAll @LongRange(min = 1, max = 60) long within) {
        Cap cap = new Cap(count, within);
        List<Long> remembered = List.of();
        List<Long> sent = new ArrayList<>();
        for (Long time : asked.stream().sorted().toList()) {
            if (cap.allows(remembered, time)) {
                remembered = cap.and(remembered, time);
                sent.add(time);
            }
        }

        assertThat(sent)
                .allSatisfy(end -> assertThat(sent.stream()
                                .filter(time -> end - within < time && time <= end)
                                .count())
                        .isLessThanOrEqualTo(count));
    }
}
