// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.streams.state.TypedValues;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is kept of a trait says, for any moment of an erasure, which write counts without what was received before. */
class TraitRowsPropertyTest {

    @Property
    void withoutWhatWasReceivedBeforeTheGreatestOfTheOthersCounts(
            @ForAll("writes") List<TraitRow> writes, @ForAll @IntRange(min = -1, max = 9) int receivedBefore) {
        Optional<MomentRow> expected = writes.stream()
                .map(TraitRow::getMoment)
                .filter(moment -> moment.getReceivedAt() >= receivedBefore)
                .max(Moments::compare);

        TraitRow kept = merged(writes);

        assertThat(TraitRows.since(kept, receivedBefore).map(TraitRow::getMoment))
                .isEqualTo(expected);
        assertThat(TraitRows.since(kept, receivedBefore).map(TraitRow::getValue))
                .isEqualTo(expected.map(TraitRowsPropertyTest::value));
    }

    @Property
    void itIsTheSameHoweverTheWritesCome(
            @ForAll("writes") List<TraitRow> writes, @ForAll @IntRange(min = 0, max = 9) int at) {
        int cut = Math.min(at, writes.size() - 1);
        List<TraitRow> others = new ArrayList<>(writes.subList(cut, writes.size()));
        List<TraitRow> before = writes.subList(0, cut);

        TraitRow shipped = before.isEmpty() ? merged(others) : TraitRows.merge(merged(others), merged(before));

        assertThat(shipped).isEqualTo(merged(writes));
        assertThat(TraitRows.merge(shipped, writes.get(0))).as("again").isEqualTo(shipped);
    }

    @Example
    void ofWritesThatComeBackwardsTheLastOnesAreKept() {
        List<TraitRow> writes =
                IntStream.range(0, 100).mapToObj(i -> write(-(long) i, i)).toList();

        TraitRow kept = merged(writes);

        assertThat(kept.getMoment()).isEqualTo(moment(0, 0));
        assertThat(kept.getOvertaken()).hasSize(TraitRows.MOST_OVERTAKEN);
        assertThat(TraitRows.since(kept, 99).map(TraitRow::getMoment)).contains(moment(-99, 99));
    }

    private static TraitRow merged(List<TraitRow> writes) {
        return writes.stream().reduce(TraitRows::merge).orElseThrow();
    }

    @Provide
    Arbitrary<List<TraitRow>> writes() {
        Arbitrary<Long> times = Arbitraries.longs().between(0, 8);
        return Combinators.combine(times, times)
                .as(TraitRowsPropertyTest::write)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    private static TraitRow write(long event, long received) {
        MomentRow moment = moment(event, received);
        return new TraitRow(value(moment), moment, List.of());
    }

    private static MomentRow moment(long event, long received) {
        return new MomentRow(event, received, 0, "m" + event + "," + received);
    }

    private static ByteBuffer value(MomentRow moment) {
        return TypedValues.ofValue(moment.getMessageId());
    }
}
