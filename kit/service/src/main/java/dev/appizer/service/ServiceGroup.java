// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.HttpServerConfig;
import dev.appizer.service.http.HttpServerHost;
import dev.appizer.service.http.Routes;
import dev.appizer.service.metrics.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Services of one process behind one HTTP server, with health and metrics that speak for all of them. */
public final class ServiceGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceGroup.class);
    private static final Duration UNTIL_STARTED = Duration.ofSeconds(1);

    private final List<Service> services;
    private final Set<Service> started = ConcurrentHashMap.newKeySet();
    private final Routes routes;
    private final HttpServerHost http;
    private final Duration drain;
    private volatile boolean stopping;
    private final CompletableFuture<Integer> listening = new CompletableFuture<>();

    /**
     * Makes the group; nothing listens yet.
     *
     * @param services in the order in which they start
     */
    public ServiceGroup(List<Service> services, Vertx vertx, HttpServerConfig config, Metrics metrics) {
        this.services = List.copyOf(services);
        Routes all = new HealthRoutes(this.services, this::obstacle, metrics).routes();
        for (Service service : this.services) {
            all = all.plus(service.routes().behind(call -> requireStarted(service)));
        }
        this.routes = all;
        this.drain = config.limits().drain();
        this.http = new HttpServerHost(vertx, config, routes, metrics.registry());
        Gauge.builder("appizer.http.connections", http, HttpServerHost::connections)
                .description("Connections that are open")
                .register(metrics.registry());
        Gauge.builder("appizer.http.in.flight", http, HttpServerHost::bytesInFlight)
                .description("Bodies that are read or worked on")
                .baseUnit("bytes")
                .register(metrics.registry());
    }

    /**
     * Listens, then starts each service.
     *
     * @return the port that it listens on
     */
    public int start() throws InterruptedException {
        int port = http.start();
        listening.complete(port);
        LOG.info("Listening: port={}", port);
        for (Service service : services) {
            LOG.info("Starting: service={}", service.name());
            service.start();
            started.add(service);
        }
        return port;
    }

    /** All that it answers: health, metrics, and what each service does. */
    public Routes routes() {
        return routes;
    }

    /** The port that it listens on, as soon as it does; waits for that otherwise. */
    public int port() {
        return listening.join();
    }

    /** Says that it is not ready, ends calls under way, then the services from the last to the first. */
    public void stop(Duration timeout) throws InterruptedException {
        stopping = true;
        Thread.sleep(drain.toMillis());
        long deadline = System.nanoTime() + timeout.toNanos();
        http.stop(timeout.dividedBy(2));
        stopFrom(services.size() - 1, deadline);
    }

    // One that fails to stop must not keep the others from it.
    private void stopFrom(int index, long deadline) throws InterruptedException {
        if (index < 0) {
            return;
        }
        Service service = services.get(index);
        started.remove(service);
        LOG.info("Stopping: service={}", service.name());
        try {
            service.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        } finally {
            stopFrom(index - 1, deadline);
        }
    }

    private Optional<String> obstacle(Service service) {
        if (stopping) {
            return Optional.of("It is stopping");
        }
        return started.contains(service) ? Optional.empty() : Optional.of("It is starting");
    }

    private void requireStarted(Service service) {
        if (!started.contains(service)) {
            throw HttpProblem.unavailable(service.name() + " is starting or stopping", UNTIL_STARTED);
        }
    }
}
