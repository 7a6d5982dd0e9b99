// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.History;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.history.Unalias;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties that hold for every history, whatever the examples say. */
class ConvergenceTest {

    private static final int SEEDS = 150;
    private static final HistorySettings SETTINGS =
            HistorySettings.usual(60, 200).withoutRepeats().with(Happening.UNALIAS, 3);

    @ParameterizedTest
    @ValueSource(ints = {3, 1_000})
    void theAnswerDoesNotDependOnTheOrderOfArrival(int cap) {
        for (long seed = 0; seed < SEEDS; seed++) {
            History.Received received = received(SETTINGS, seed);
            List<Message> messages = new ArrayList<>(received.messages());
            List<Unalias> unaliases = new ArrayList<>(received.unaliases());
            ReferenceReader inOrder = ReferenceReader.of(messages, unaliases, cap);
            Collections.shuffle(messages, new Random(seed));
            Collections.shuffle(unaliases, new Random(seed));
            ReferenceReader shuffled = ReferenceReader.of(messages, unaliases, cap);

            assertThat(shuffled.profiles()).as("seed %d", seed).isEqualTo(inOrder.profiles());
            assertThat(identities(shuffled)).as("seed %d", seed).isEqualTo(identities(inOrder));
        }
    }

    @Test
    void handingEverythingOverTwiceChangesNothing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            History.Received received = received(HistorySettings.usual(60, 200), seed);
            List<Message> twice = new ArrayList<>(received.messages());
            twice.addAll(received.messages());

            assertThat(ReferenceReader.of(twice).profiles())
                    .as("seed %d", seed)
                    .isEqualTo(ReferenceReader.of(received.messages()).profiles());
        }
    }

    @Test
    void everyEventOfSomebodyIsInExactlyOneProfile() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ReferenceReader reader = ReferenceReader.of(received(SETTINGS, seed).messages());
            long all = reader.eventCounts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long metrics = reader.eventCounts().getOrDefault("api_latency", 0L)
                    + reader.eventCounts().getOrDefault("cache_missed", 0L);

            assertThat(reader.profiles().values().stream()
                            .mapToLong(Profile::eventCount)
                            .sum())
                    .as("seed %d", seed)
                    .isEqualTo(all - metrics);
        }
    }

    @Test
    void aCanonicalIdIsItsOwnCanonicalAndOneOfItsCluster() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ReferenceReader reader = ReferenceReader.of(received(SETTINGS, seed).messages());
            for (Identity identity : identities(reader).values()) {
                Identifier canonical = identity.canonical();
                assertThat(reader.identity(canonical)).as("seed %d", seed).hasValue(identity);
                assertThat(canonical.isUser() ? identity.userIds() : identity.anonymousIds())
                        .contains(canonical.id());
            }
        }
    }

    @Test
    void noClusterExceedsTheCap() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ReferenceReader reader = ReferenceReader.of(received(SETTINGS, seed).messages(), List.of(), 3);

            assertThat(identities(reader).values())
                    .allSatisfy(identity -> assertThat(identity.userIds().size()
                                    + identity.anonymousIds().size())
                            .isLessThanOrEqualTo(3));
        }
    }

    private static History.Received received(HistorySettings settings, long seed) {
        return HistoryGenerator.generate(settings, seed)
                .received(settings.start(), settings.pace(), 1 + (int) (seed % 4));
    }

    private static Map<Identifier, Identity> identities(ReferenceReader reader) {
        return reader.seen().stream()
                .collect(Collectors.toMap(id -> id, id -> reader.identity(id).orElseThrow()));
    }
}
