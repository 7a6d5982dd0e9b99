// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.schemas.DeliveryState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** Deliveries as meters of the process. */
public final class MeteredDeliveries implements DeliveryMeters {

    /** So many campaigns and destinations have meters of their own; further ones are counted together. */
    static final int MOST_NAMES = 200;

    /** Few, since each campaign and destination has all of them. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20)
    };

    private final MeterRegistry meters;
    private final BoundedNames campaigns = new BoundedNames(MOST_NAMES);
    private final BoundedNames destinations = new BoundedNames(MOST_NAMES);

    public MeteredDeliveries(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void attempted(String campaign, String channel, String destination, Result result, Duration took) {
        Timer.builder("appizer.actions.attempts")
                .description("Attempts to deliver a notification, and how long they took")
                .tag("campaign", campaigns.of(campaign))
                .tag("destination", destinations.of(destination))
                .tag("outcome", result.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(took);
    }

    @Override
    public void state(String campaign, DeliveryState state) {
        Counter.builder("appizer.actions.deliveries")
                .description("Deliveries that came to a state")
                .tag("campaign", campaigns.of(campaign))
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }
}
