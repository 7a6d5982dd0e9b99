// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrivenTest {

    private static final TopicPartition PARTITION = new TopicPartition("events.dead-letter", 2);

    /** Letters at some offsets (transactions leave gaps), driven in several passes, each read back from what was committed. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasNotedIsWhatIsKnownAfterEachPass(long seed) {
        Random random = new Random(seed);
        List<Long> letters = IntStream.range(0, 60)
                .filter(offset -> random.nextInt(4) > 0)
                .mapToObj(offset -> (long) offset)
                .toList();
        TreeSet<Long> expected = new TreeSet<>();
        Driven driven = Driven.of(Map.of());
        for (int pass = 0; pass < 5; pass++) {
            @Nullable Long before = null;
            for (long letter : letters) {
                if (random.nextInt(6) == 0) {
                    expected.add(letter);
                }
                if (expected.contains(letter)) {
                    driven.add(PARTITION, before, letter);
                }
                before = letter;
            }
            driven = Driven.of(new HashMap<>(driven.offsets()));
            Driven read = driven;
            assertThat(letters.stream().filter(letter -> read.has(PARTITION, letter)))
                    .containsExactlyElementsOf(expected);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @Test
    void whereAllWereDrivenOneOffsetSaysSo() {
        Driven driven = Driven.of(Map.of());
        driven.add(PARTITION, null, 3);
        driven.add(PARTITION, 3L, 4);
        driven.add(PARTITION, 4L, 9);

        assertThat(driven.offsets()).containsExactly(Map.entry(PARTITION, new OffsetAndMetadata(10, "")));
    }

    @Test
    void rangesThatABrokerWouldNotTakeAreLeftOut() {
        Driven driven = Driven.of(Map.of());
        for (long letter = 1_000_001; letter < 1_004_000; letter += 2) {
            driven.add(PARTITION, letter - 1, letter);
        }

        assertThat(driven.offsets().values()).singleElement().satisfies(committed -> {
            assertThat(committed.offset()).isZero();
            assertThat(committed.metadata().length()).isBetween(3_500, 4_096);
        });
    }
}
