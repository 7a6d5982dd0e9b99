// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes are killed while notifications flow, to receivers that fail in every way. */
@ExtendWith(KafkaExtension.class)
final class DeliveryCrashIT {

    private static final int PARTITIONS = 4;

    private final KafkaUnderTest kafka;

    @TempDir
    private Path directory;

    DeliveryCrashIT(KafkaUnderTest kafka) {
        this.kafka = kafka;
    }

    @Test
    @Tag("long")
    void twoKillsNeitherLoseANotificationNorGiveItAnotherKey() throws Exception {
        killed(500, 2);
    }

    @Test
    @Tag("chaos")
    void threeKillsLoseNoneOfTenThousandNotifications() throws Exception {
        killed(5_000, 3);
    }

    /** @param people who are sent a webhook and an e-mail each */
    private void killed(int people, int kills) throws Exception {
        try (Delivering delivering = new Delivering(Proof.on(kafka, PARTITIONS), directory, people, kills)) {
            // Given
            delivering.begin();

            // When
            for (int kill = 1; kill <= kills; kill++) {
                delivering.kill(kill);
            }
            delivering.end();

            // Then
            System.out.println(delivering.told());
            assertThat(delivering.hooks().wrong()).isEmpty();
            assertThat(delivering.mails().wrong()).isEmpty();
            assertThat(delivering.hooks().what()).containsExactlyInAnyOrderElementsOf(delivering.expectedHooks());
            assertThat(delivering.mails().what()).containsExactlyInAnyOrderElementsOf(delivering.expectedMails());
        }
    }
}
