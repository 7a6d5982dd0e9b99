// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.service.FatalErrors;
import dev.appizer.service.Service;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceGroup;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.streams.run.Reset;
import dev.appizer.streams.run.StreamsApplication;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One instance of each of some services, as they are in production, in this JVM and behind one port. */
final class LineInstance {

    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LEAVING = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private final List<Service> services = new ArrayList<>();
    private final ServiceGroup group;

    /** @param texts settings by name */
    LineInstance(Collection<LineService> parts, Map<String, String> texts, FatalErrors fatal) {
        Settings settings = settings(parts, texts);
        CommonSettings common = CommonSettings.of(settings);
        Keys keys = Keys.open();
        ServiceContext context = new ServiceContext(
                settings, common, () -> keys, metrics.registry(), new HttpPeer(vertx, PEER_TIMEOUT), fatal);
        parts.forEach(part -> services.add(part.definition().make().apply(context)));
        this.group = new ServiceGroup(services, vertx, common.http(), metrics);
    }

    /** Those of services that are not here are left out. */
    private static Settings settings(Collection<LineService> parts, Map<String, String> texts) {
        SettingsCatalog own = catalog(parts);
        Map<String, String> ownTexts = new HashMap<>(texts);
        catalog(List.of(LineService.values())).settings().stream()
                .filter(setting -> !own.settings().contains(setting))
                .forEach(setting -> ownTexts.remove(setting.name()));
        return own.read(ownTexts);
    }

    private static SettingsCatalog catalog(Collection<LineService> parts) {
        SettingsCatalog catalog = CommonSettings.CATALOG;
        for (LineService part : parts) {
            catalog = catalog.plus(part.definition().catalog());
        }
        return catalog;
    }

    /** Makes the state of an application anew. */
    static void reset(StreamsApplication application, Map<String, String> texts, Consumer<String> progress)
            throws InterruptedException {
        Settings settings = settings(List.of(LineService.values()), texts);
        Vertx vertx = Vertx.vertx();
        try (Metrics metrics = new Metrics()) {
            ServiceContext context = new ServiceContext(
                    settings,
                    CommonSettings.of(settings),
                    Keys::open,
                    metrics.registry(),
                    new HttpPeer(vertx, PEER_TIMEOUT),
                    (what, failure) -> {
                        throw new AssertionError(what, failure);
                    });
            new Reset(application, context, LEAVING, progress).run();
        } finally {
            vertx.close().await();
        }
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
