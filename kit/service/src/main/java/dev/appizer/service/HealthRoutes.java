// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.service.metrics.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}, for all services of the process. */
final class HealthRoutes {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final List<Service> services;
    private final Function<Service, Optional<String>> obstacle;
    private final Metrics metrics;

    /** @param obstacle why a service does not take calls now, whatever it says itself */
    HealthRoutes(List<Service> services, Function<Service, Optional<String>> obstacle, Metrics metrics) {
        this.services = services;
        this.obstacle = obstacle;
        this.metrics = metrics;
    }

    Routes routes() {
        return Routes.builder()
                .async("GET", "/health/live", call -> CompletableFuture.completedStage(answer(Service::liveness)))
                .async("GET", "/health/ready", call -> CompletableFuture.completedStage(answer(this::readiness)))
                .blocking("GET", "/metrics", call -> Reply.text(200, PROMETHEUS_TEXT, metrics.scrape()))
                .build();
    }

    private Health readiness(Service service) {
        return obstacle.apply(service).map(Health::down).orElseGet(service::readiness);
    }

    private Reply answer(Function<Service, Health> health) {
        Map<String, String> states = new LinkedHashMap<>();
        boolean up = true;
        for (Service service : services) {
            Health one = health.apply(service);
            up &= one.up();
            states.put(service.name(), one.up() ? "UP" : "DOWN: " + one.reason());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", up ? "UP" : "DOWN");
        body.put("services", states);
        return Reply.json(up ? 200 : 503, body);
    }
}
