// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.FatalErrors;
import dev.appizer.service.Service;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.ServiceGroup;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One instance of the gateway and of every stage, as they are in production, in this JVM and behind one port. */
final class LineInstance {

    private static final List<ServiceDefinition> STAGES = List.of(
            SegmentApplication.definition(),
            IdentityApplication.definition(),
            EnrichmentApplication.definition(),
            GatewayService.DEFINITION);

    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private final List<Service> services = new ArrayList<>();
    private final ServiceGroup group;

    /** @param texts settings by name */
    LineInstance(Map<String, String> texts, FatalErrors fatal) {
        Settings settings = settings(texts);
        CommonSettings common = CommonSettings.of(settings);
        Keys keys = Keys.open();
        ServiceContext context = new ServiceContext(
                settings, common, () -> keys, metrics.registry(), new HttpPeer(vertx, PEER_TIMEOUT), fatal);
        STAGES.forEach(stage -> services.add(stage.make().apply(context)));
        this.group = new ServiceGroup(services, vertx, common.http(), metrics);
    }

    private static Settings settings(Map<String, String> texts) {
        SettingsCatalog catalog = CommonSettings.CATALOG;
        for (ServiceDefinition stage : STAGES) {
            catalog = catalog.plus(stage.catalog());
        }
        return catalog.read(texts);
    }

    /** Returns once every service is ready. */
    void start() throws InterruptedException {
        group.start();
        Patience.until(
                PATIENCE,
                "the services are ready",
                () -> services.stream().allMatch(service -> service.readiness().up()));
    }

    void stop(Duration timeout) throws InterruptedException {
        group.stop(timeout);
        metrics.close();
        vertx.close().await();
    }
}
