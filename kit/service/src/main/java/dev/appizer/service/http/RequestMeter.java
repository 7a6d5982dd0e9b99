// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times answers by route and status. Templates, never paths: a path would make a meter of every id. */
final class RequestMeter {

    private final MeterRegistry meters;
    private final Map<Label, Timer> timers = new ConcurrentHashMap<>();

    private final Map<String, DistributionSummary> sizes = new ConcurrentHashMap<>();

    private record Label(String route, int status) {}

    RequestMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(String route, int status, long startNanos) {
        timers.computeIfAbsent(new Label(route, status), this::timer)
                .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
    }

    void size(String route, int bytes) {
        sizes.computeIfAbsent(route, this::summary).record(bytes);
    }

    private DistributionSummary summary(String route) {
        return DistributionSummary.builder("appizer.http.request.size")
                .description("Bodies of requests as they were sent")
                .baseUnit("bytes")
                .tag("route", route)
                .serviceLevelObjectives(1_000, 10_000, 100_000, 1_000_000)
                .register(meters);
    }

    private Timer timer(Label label) {
        return Timer.builder("appizer.http.requests")
                .description("Answers over HTTP, from the request's head to the last byte handed over")
                .tag("route", label.route)
                .tag("status", String.valueOf(label.status))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }
}
