// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.deliver.DeliveryMeters.Result;
import dev.appizer.schemas.DeliveryState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MeteredDeliveriesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredDeliveries deliveries = new MeteredDeliveries(meters);

    @Test
    void attemptsAreTimedAndStatesCounted() {
        deliveries.attempted("welcome", "webhook", "a", Result.FAILED, Duration.ofMillis(30));
        deliveries.state("welcome", DeliveryState.RETRYING);
        deliveries.state("welcome", DeliveryState.RETRYING);

        assertThat(meters.get("appizer.actions.attempts")
                        .tags("campaign", "welcome", "destination", "a", "outcome", "failed")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(30);
        assertThat(meters.get("appizer.actions.deliveries")
                        .tags("campaign", "welcome", "state", "retrying")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void furtherDestinationsAreCountedTogether() {
        for (int n = 0; n < 1_000; n++) {
            deliveries.attempted("welcome", "webhook", "d" + n, Result.DELIVERED, Duration.ZERO);
        }

        assertThat(meters.find("appizer.actions.attempts").timers()).hasSize(MeteredDeliveries.MOST_NAMES + 1);
        assertThat(meters.get("appizer.actions.attempts")
                        .tag("destination", "other")
                        .timer()
                        .count())
                .isEqualTo(800);
    }
}
