// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import dev.appizer.action.ActionApplication;
import dev.appizer.analytics.AnalyticsService;
import dev.appizer.analytics.AnalyticsSettings;
import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.local.instance.Instance;
import dev.appizer.local.up.InstanceService;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.ServiceProcess;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.streams.run.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What all services answer to together. They are made as they run, and never started. */
public final class AllRoutes {

    private static final Instance INSTANCE =
            new Instance("http://127.0.0.1:8080", "127.0.0.1:9092", "http://127.0.0.1:8081", "appizer.");

    private static final List<ServiceDefinition> SERVICES = List.of(
            GatewayService.DEFINITION,
            EnrichmentApplication.definition(),
            IdentityApplication.definition(),
            SegmentApplication.definition(),
            ActionApplication.definition(),
            AnalyticsService.DEFINITION,
            new ServiceDefinition("local-mode", CommonSettings.CATALOG, context -> new InstanceService(INSTANCE)));

    private AllRoutes() {}

    static List<Routes.Described> of(Path state) throws InterruptedException {
        return of(SERVICES, state);
    }

    /** What these services answer to, beside what every process does. */
    public static List<Routes.Described> of(List<ServiceDefinition> services, Path state) throws InterruptedException {
        SettingsCatalog catalog =
                CommonSettings.CATALOG.plus(StreamsSettings.CATALOG).plus(AnalyticsService.DEFINITION.catalog());
        for (ServiceDefinition service : services) {
            catalog = catalog.plus(service.catalog());
        }
        Map<String, String> settings = Map.of(
                CommonSettings.BOOTSTRAP_SERVERS.name(),
                "127.0.0.1:1",
                RegistryConfig.URL,
                "http://127.0.0.1:1",
                StreamsSettings.STATE_DIRECTORY.name(),
                state.toString(),
                AnalyticsSettings.DIRECTORY.name(),
                state.resolve("analytics").toString());
        try (ServiceProcess process =
                new ServiceProcess(services, catalog.read(settings), Keys::open, (what, cause) -> {
                    throw new AssertionError(what, cause);
                })) {
            List<Routes.Described> routes = process.group().routes().described();
            process.group().stop(Duration.ofSeconds(2));
            return routes;
        }
    }
}
