// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.store.ProfileSize;
import dev.appizer.streams.state.TypedValues;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At most 1,000 traits and 256 KiB a profile; beyond: a dead letter PROFILE_LIMIT (SEMANTICS, properties 3). */
class ProfileLimitTest {

    private static final String U = "user:u";
    private static final String V = "user:v";
    private static final String LONG = "x".repeat(1_000);

    private final Partition partition = new Partition();

    @Test
    void whatAProfileHoldsIsTaken() {
        partition.take(U, traits(U, 1, "t", 0, ProfileSize.MOST.traits()));

        assertThat(partition.refused).isEmpty();
        assertThat(partition.person(U).traits()).hasSize(1_000);
    }

    @Test
    void oneTraitMoreIsADeadLetterAndNothingElse() {
        partition.define("strange", 1, Sent.has("one-more", "yes"));
        partition.take(U, traits(U, 1, "t", 0, 1_000));
        partition.changes();
        partition.profiles.clear();

        partition.take(U, Sent.identify(U, 0, 2, "one-more", "yes"));

        assertThat(partition.refused).singleElement().satisfies(letter -> {
            assertThat(letter.getCode()).isEqualTo("PROFILE_LIMIT");
            assertThat(letter.getField()).isEqualTo("traits");
            assertThat(letter.getReason()).contains("1,000");
            assertThat(letter.getStage()).isEqualTo("segment-stream");
            assertThat(letter.getOriginTopic()).isEqualTo("a-topic");
            assertThat(letter.getOriginPartition()).isEqualTo(3);
            assertThat(letter.getOriginOffset()).isEqualTo(42);
            assertThat(letter.getMessageId()).isEqualTo("m2");
            assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(Partition.ORIGINAL));
        });
        assertThat(partition.person(U).traits()).hasSize(1_000).doesNotContainKey("one-more");
        assertThat(partition.person(U).lastSeen()).as("it left no history").isEqualTo(Sent.at(1));
        assertThat(partition.changes()).isEmpty();
        assertThat(partition.profiles).isEmpty();
    }

    @Test
    void aFullProfileTakesOtherValuesRemovalsRepeatsAndEvents() {
        partition.take(U, traits(U, 1, "t", 0, 1_000));

        partition.take(U, traits(U, 1, "t", 0, 1_000));
        partition.take(U, Sent.event(U, 0, 2, "login"));
        partition.take(U, Sent.identify(U, 0, 3, "t7", "a longer value"));
        partition.take(U, Sent.identify(U, 0, 4, "t8", null));
        partition.take(U, Sent.identify(U, 0, 5, "another", "fits now"));

        assertThat(partition.refused).isEmpty();
        assertThat(partition.person(U).traits())
                .hasSize(1_000)
                .containsEntry("t7", "a longer value")
                .containsEntry("another", "fits now")
                .doesNotContainKey("t8");
    }

    @Test
    void theBytesOfAllIdentifiersOfAPersonCountTogether() {
        for (int i = 0; i < 250; i++) {
            partition.take(U, Sent.identify(i % 2 == 0 ? U : "anonymous:a", 0, i, "t" + i, LONG));
        }
        assertThat(partition.refused).isEmpty();

        for (int i = 250; i < 300; i++) {
            partition.take(U, Sent.identify(i % 2 == 0 ? U : "anonymous:a", 0, i, "t" + i, LONG));
        }

        assertThat(partition.refused).hasSizeBetween(30, 49);
        assertThat(partition.person(U).traits()).hasSize(300 - partition.refused.size());
    }

    @Test
    void whatAJoinBringsTogetherIsKeptWholeAndShownAsFarAsItFits() {
        partition.take(U, traits(U, 1, "a", 0, 1_000));
        partition.take(V, traits(V, 1, "b", 0, 1_000));

        partition.move(V, U, 7, V);
        partition.run();

        assertThat(partition.refused).isEmpty();
        assertThat(partition.person(U).latestTraits()).hasSize(2_000);
        assertThat(partition.person(U).traits())
                .hasSize(1_000)
                .containsKey("a0")
                .doesNotContainKey("b0");

        partition.take(U, Sent.identify(U, 7, 9, "c", "too much"));
        assertThat(partition.refused).hasSize(1);
        partition.move(U, V, 8, V);
        partition.run();
        assertThat(partition.person(V).traits()).hasSize(1_000).containsKey("b0");
    }

    private static Contribution traits(String identifier, long second, String prefix, int from, int to) {
        Contribution contribution = Sent.identify(identifier, 0, second, prefix + from, "v");
        List<TraitPiece> traits = new ArrayList<>();
        for (int i = from; i < to; i++) {
            TraitRow row = new TraitRow(TypedValues.ofValue("v"), contribution.getMoment(), List.of());
            traits.add(new TraitPiece(prefix + i, row));
        }
        contribution.setTraits(traits);
        return contribution;
    }
}
