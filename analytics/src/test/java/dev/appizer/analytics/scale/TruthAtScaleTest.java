// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.duckdb.DuckDbSettings;
import dev.appizer.analytics.duckdb.DuckDbStore;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.service.keys.KeyedHash;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthAtScaleTest {

    private static final List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"));

    /** In Berlin the last Sunday of March has 23 hours. */
    private static final Instant SPRING = Instant.parse("2026-02-10T00:00:00Z");

    /** And that of October 25. */
    private static final Instant AUTUMN = Instant.parse("2026-09-10T00:00:00Z");

    @Test
    @Tag("long")
    @Tag("whole")
    void everyAnswerIsThatOfAReaderOfAllEvents(@TempDir Path directory) {
        // Given
        ManyEvents events = new ManyEvents(Long.getLong("scale.seed", 1), SPRING, 60_000, 3_000);

        // When
        List<String> differences = differences(events, 2_000, 4, directory);

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    @Tag("chaos")
    void everyAnswerAboutTenMillionEventsIsThatOfAReaderOfAllEvents(@TempDir Path directory) {
        // Given
        int count = Integer.getInteger("scale.events", 10_000_000);
        ManyEvents events = new ManyEvents(Long.getLong("scale.seed", 2), AUTUMN, count, count / 20);

        // When
        List<String> differences = differences(events, count / 200, 1, directory);

        // Then
        assertThat(differences).isEmpty();
    }

    private static List<String> differences(ManyEvents events, int aliases, int turns, Path directory) {
        DuckDbSettings settings =
                new DuckDbSettings(directory.resolve("events.duckdb"), 1_024, 2, Duration.ofMinutes(10));
        try (EventStore store = DuckDbStore.open(settings, new KeyedHash(Optional.empty()), Clock.systemUTC())) {
            return differences(events, aliases, turns, store);
        }
    }

    /** What a store answers otherwise than the reader of all events does, before and after people are joined. */
    static List<String> differences(ManyEvents events, int aliases, int turns, EventStore store) {
        Truth truth = new Truth(events, store, turns);
        truth.load();
        ZONES.forEach(truth::ask);
        truth.join(aliases);
        ZONES.forEach(truth::ask);
        return truth.differences();
    }
}
