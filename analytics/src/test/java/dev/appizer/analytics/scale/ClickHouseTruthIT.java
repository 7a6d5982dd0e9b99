// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.clickhouse.ClickHouseStore;
import dev.appizer.analytics.clickhouse.ClickHouseUnderTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("chaos")
class ClickHouseTruthIT {

    @Test
    void everyAnswerOfClickHouseAboutManyEventsIsThatOfAReaderOfAllEvents(@TempDir Path directory) {
        // Given
        int count = Integer.getInteger("scale.events", 1_000_000);
        ManyEvents events =
                new ManyEvents(Long.getLong("scale.seed", 3), Instant.parse("2026-02-10T00:00:00Z"), count, count / 20);
        try (ClickHouseUnderTest clickHouse = new ClickHouseUnderTest(directory);
                ClickHouseStore store = clickHouse.open(directory)) {

            // When
            List<String> differences = TruthAtScaleTest.differences(events, count / 200, 1, store);

            // Then
            assertThat(differences).isEmpty();
        }
    }
}
