// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import dev.appizer.action.ActionApplication;
import dev.appizer.analytics.AnalyticsService;
import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Setting;
import dev.appizer.streams.run.StreamsSettings;
import java.util.List;

/** Every service that is a process of its own, in the order in which an event meets them. */
public final class Services {

    private Services() {}

    public static List<ServiceDefinition> all() {
        return List.of(
                GatewayService.DEFINITION,
                EnrichmentApplication.definition(),
                IdentityApplication.definition(),
                SegmentApplication.definition(),
                ActionApplication.definition(),
                AnalyticsService.DEFINITION);
    }

    public static List<String> names() {
        return all().stream().map(ServiceDefinition::name).toList();
    }

    public static ServiceDefinition named(String name) {
        return all().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No service is called " + name));
    }

    /** What it has since it is a stream application; a service that shares some of it only is none. */
    static List<Setting<?>> streamSettings(ServiceDefinition service) {
        List<Setting<?>> streams = StreamsSettings.CATALOG.settings();
        List<Setting<?>> all = service.catalog().settings();
        return all.containsAll(streams) ? all.stream().filter(streams::contains).toList() : List.of();
    }

    /** What no other kind of process has. */
    static List<Setting<?>> ownSettings(ServiceDefinition service) {
        List<Setting<?>> streams = streamSettings(service);
        return service.catalog().settings().stream()
                .filter(setting -> !CommonSettings.CATALOG.settings().contains(setting) && !streams.contains(setting))
                .toList();
    }
}
