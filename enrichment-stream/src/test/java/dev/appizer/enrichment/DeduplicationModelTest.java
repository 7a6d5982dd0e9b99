// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The buckets against a memory that forgets nothing, with arrivals up to a day out of order. */
class DeduplicationModelTest {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int MESSAGES = 4_000;

    private final Map<String, List<Sent>> accepted = new HashMap<>();
    private int first;
    private int repeats;
    private int conflicts;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bucketsRememberAsWellAsAMemoryWithoutEnd(long seed) {
        Random random = new Random(seed);
        Instant now = Sent.NOON;
        try (StageDriver stage = new StageDriver()) {
            for (int i = 0; i < MESSAGES; i++) {
                now = now.plusSeconds(random.nextInt(600));
                Instant at = random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(86_400)) : now;
                Sent sent = Sent.track("'a':" + random.nextInt(2))
                        .id("m" + random.nextInt(60))
                        .at(at);
                judge(sent);
                stage.pipe(sent);
            }
            assertThat(stage.outcomes.enriched).hasValue(first);
            assertThat(stage.outcomes.duplicates).hasValue(repeats);
            assertThat(stage.deadLetters()).hasSize(conflicts);
        }
        assertThat(List.of(first, repeats, conflicts)).allMatch(count -> count > MESSAGES / 20);
    }

    private void judge(Sent sent) {
        List<Sent> known = accepted.computeIfAbsent(sent.messageId(), id -> new ArrayList<>());
        List<Sent> near = known.stream()
                .filter(other -> Duration.between(other.receivedAt(), sent.receivedAt())
                                .abs()
                                .compareTo(WINDOW)
                        < 0)
                .toList();
        if (near.isEmpty()) {
            known.add(sent);
            first++;
        } else if (near.stream().anyMatch(other -> other.members().equals(sent.members()))) {
            repeats++;
        } else {
            conflicts++;
        }
    }
}
