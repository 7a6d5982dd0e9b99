// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.service.FatalErrors;
import dev.appizer.service.Health;
import dev.appizer.service.Service;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.ServiceGroup;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway and the stages, behind one origin. */
final class Line {

    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 100;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final List<Service> services;
    private final ServiceGroup group;
    private final Progress progress;

    private Line(List<Service> services, ServiceGroup group, Progress progress) {
        this.services = services;
        this.group = group;
        this.progress = progress;
    }

    /** Makes everything and starts nothing. */
    static Line of(
            Service origin,
            List<ServiceDefinition> stages,
            Settings settings,
            Vertx vertx,
            Metrics metrics,
            FatalErrors fatal,
            Progress progress) {
        CommonSettings common = CommonSettings.of(settings);
        Keys keys = Keys.open();
        ServiceContext context = new ServiceContext(
                settings, common, () -> keys, metrics.registry(), new HttpPeer(vertx, PEER_TIMEOUT), fatal);
        List<Service> services = new ArrayList<>(List.of(origin));
        stages.forEach(stage -> services.add(stage.make().apply(context)));
        ServiceGroup group = new ServiceGroup(services, vertx, common.http(), metrics);
        return new Line(services, group, progress);
    }

    /** Starts all, and returns once all are ready; tells what it waits for meanwhile. */
    void start() throws InterruptedException {
        group.start();
        Map<String, Told> told = new HashMap<>();
        while (!tellAndAsk(told)) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean tellAndAsk(Map<String, Told> told) {
        boolean ready = true;
        for (Service service : services) {
            Health health = service.readiness();
            Told last = told.get(service.name());
            String state = health.up() ? "ready" : health.reason();
            if (last == null || last.isWorthMore(state, health.up())) {
                progress.tell(service.name(), state);
                told.put(service.name(), new Told(state, System.nanoTime()));
            }
            ready &= health.up();
        }
        return ready;
    }

    /** What was told of a service last: a restore moves faster than anyone reads. */
    private record Told(String state, long nanos) {

        boolean isWorthMore(String now, boolean up) {
            return !now.equals(state) && (up || System.nanoTime() - nanos > SECOND_NANOS);
        }
    }

    void stop(Duration timeout) throws InterruptedException {
        group.stop(timeout);
    }
}
