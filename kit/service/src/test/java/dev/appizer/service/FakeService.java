// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.http.Routes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A service that does nothing but answer, and remembers what was done to it. */
class FakeService implements Service {

    private final String name;
    private final Routes routes;
    final Map<String, Integer> calls = new ConcurrentHashMap<>();
    volatile Health health = Health.ok();

    FakeService(String name, Routes routes) {
        this.name = name;
        this.routes = routes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        calls.merge("start", 1, Integer::sum);
    }

    @Override
    public void stop(Duration timeout) {
        calls.merge("stop", 1, Integer::sum);
    }

    @Override
    public Health readiness() {
        return health;
    }

    @Override
    public Health liveness() {
        return Health.ok();
    }

    @Override
    public Routes routes() {
        return routes;
    }
}
