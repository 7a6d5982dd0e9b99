// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.analytics.AnalyticsService;
import dev.appizer.broker.child.ParentWatch;
import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.Lifetime;
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
import dev.appizer.service.settings.SettingsLoader;
import dev.appizer.streams.run.StreamsSettings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Services of ours as a process: {@code ServicesMain settings.properties ingest-gateway}. */
public final class ServicesMain {

    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);

    private static final List<ServiceDefinition> KNOWN = List.of(
            StateHop.definition(),
            ControlPlane.definition(),
            GatewayService.DEFINITION,
            EnrichmentApplication.definition(),
            IdentityApplication.definition(),
            SegmentApplication.definition(),
            AnalyticsService.DEFINITION);

    private ServicesMain() {}

    /**
     * Runs until the standard input ends.
     *
     * @param arguments the settings' file, then the services' names
     */
    public static void main(String[] arguments) {
        CountDownLatch orphaned = ParentWatch.start(STOP.plusSeconds(1));
        Thread end = new Thread(() -> exitAfter(orphaned), "end");
        end.setDaemon(true);
        end.start();
        List<ServiceDefinition> wanted =
                Arrays.stream(arguments).skip(1).map(ServicesMain::named).toList();
        System.exit(run(wanted, arguments[0]));
    }

    private static ServiceDefinition named(String name) {
        return KNOWN.stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + name));
    }

    private static int run(List<ServiceDefinition> definitions, String file) {
        Lifetime lifetime = new Lifetime("bench", System.err);
        Settings settings = new SettingsLoader(catalog(definitions)).load(new String[] {"--config", file}, Map.of());
        CommonSettings common = CommonSettings.of(settings);
        Vertx vertx = Vertx.vertx();
        Metrics metrics = new Metrics();
        Keys keys = Keys.open();
        ServiceContext context = new ServiceContext(
                settings, common, () -> keys, metrics.registry(), new HttpPeer(vertx, PEER_TIMEOUT), lifetime);
        List<Service> services = definitions.stream()
                .map(definition -> definition.make().apply(context))
                .toList();
        ServiceGroup group = new ServiceGroup(services, vertx, common.http(), metrics);
        return lifetime.live(group, STOP);
    }

    private static SettingsCatalog catalog(List<ServiceDefinition> definitions) {
        SettingsCatalog catalog = CommonSettings.CATALOG.plus(StreamsSettings.CATALOG);
        for (ServiceDefinition definition : definitions) {
            catalog = catalog.plus(definition.catalog());
        }
        return catalog;
    }

    private static void exitAfter(CountDownLatch orphaned) {
        try {
            orphaned.await();
            System.exit(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
