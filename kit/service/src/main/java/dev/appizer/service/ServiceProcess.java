// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What the services of one process share, and the group that they are: event loops, metrics, a client for peers. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private final HttpPeer peer;
    private final ServiceContext context;
    private final ServiceGroup group;

    /**
     * Makes the services; nothing starts.
     *
     * @param settings of a catalog that has all that the definitions' have
     * @throws dev.appizer.service.settings.InvalidSettingsException where they contradict one another
     */
    public ServiceProcess(
            List<ServiceDefinition> definitions, Settings settings, Supplier<Keys> keys, FatalErrors fatal) {
        CommonSettings common = CommonSettings.of(settings);
        this.peer = new HttpPeer(vertx, PEER_TIMEOUT, common.peerTrust().orElse(null));
        this.context = new ServiceContext(settings, common, keys, metrics.registry(), peer, fatal);
        List<Service> services = definitions.stream()
                .map(definition -> definition.make().apply(context))
                .toList();
        this.group = new ServiceGroup(services, vertx, common.http(), metrics);
    }

    /** What each of them got. */
    ServiceContext context() {
        return context;
    }

    public ServiceGroup group() {
        return group;
    }

    /** After the group has stopped. */
    @Override
    public void close() {
        peer.close();
        metrics.close();
        vertx.close().await();
    }
}
