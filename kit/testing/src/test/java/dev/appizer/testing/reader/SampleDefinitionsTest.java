// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.History;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.history.SampleDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class SampleDefinitionsTest {

    private static final HistorySettings SETTINGS =
            HistorySettings.usual(200, 1_500).withoutRepeats().with(Happening.UNALIAS, 2);
    private static final Instant NOW = SETTINGS.start().plus(SETTINGS.span());

    @Test
    void everySampleHasMembersAndNoneHasEverybody() {
        ReferenceReader reader = ReferenceReader.of(received(SETTINGS, 1).messages());
        Set<Identifier> everybody = reader.profiles().keySet();

        assertThat(reader.memberships(definitions(), NOW))
                .allSatisfy((segment, members) ->
                        assertThat(members).as(segment).isNotEmpty().hasSizeLessThan(everybody.size()));
    }

    @Test
    void everyComputedTraitHasValues() {
        ReferenceReader reader = ReferenceReader.of(received(SETTINGS, 1).messages());

        for (String trait : SampleDefinitions.computedTraits().keySet()) {
            assertThat(reader.profiles(definitions(), NOW).values())
                    .as(trait)
                    .anyMatch(profile -> profile.computedTraits().containsKey(trait));
        }
    }

    @Test
    void membershipDoesNotDependOnTheOrderOfArrival() {
        for (long seed = 0; seed < 10; seed++) {
            History.Received received = received(SETTINGS, seed);
            List<Message> shuffled = new ArrayList<>(received.messages());
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(memberships(shuffled, received))
                    .as("seed %d", seed)
                    .isEqualTo(memberships(received.messages(), received));
        }
    }

    @Test
    void fiveThousandMessagesOfTwoThousandIdsAnswerInSeconds() {
        HistorySettings settings = HistorySettings.usual(2_000, 5_000);
        History.Received received = received(settings, 1);
        long before = System.nanoTime();

        ReferenceReader reader = ReferenceReader.of(received.messages());
        reader.profiles(definitions(), NOW);
        reader.memberships(definitions(), NOW);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    private static Map<String, SortedSet<Identifier>> memberships(List<Message> messages, History.Received received) {
        return ReferenceReader.of(messages, received.unaliases(), 5).memberships(definitions(), NOW);
    }

    private static Definitions definitions() {
        Definitions definitions = Definitions.none();
        for (Map.Entry<String, String> trait :
                SampleDefinitions.computedTraits().entrySet()) {
            definitions = definitions.withComputedTrait(trait.getKey(), trait.getValue());
        }
        for (Map.Entry<String, String> segment : SampleDefinitions.segments().entrySet()) {
            definitions = definitions.withSegment(segment.getKey(), segment.getValue());
        }
        return definitions;
    }

    private static History.Received received(HistorySettings settings, long seed) {
        return HistoryGenerator.generate(settings, seed).received(settings.start(), settings.pace(), 3);
    }
}
