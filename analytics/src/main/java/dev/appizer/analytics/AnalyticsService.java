// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics;

import dev.appizer.analytics.api.Admission;
import dev.appizer.analytics.api.AnalyticsRoutes;
import dev.appizer.analytics.duckdb.DuckDbStore;
import dev.appizer.analytics.ingest.Ingest;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.service.Health;
import dev.appizer.service.Service;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.kafka.PartitionReadiness;
import dev.appizer.service.kafka.Patience;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Assembles analytics and gives it a life: a thread reads the topics into the store, calls ask it. */
public final class AnalyticsService implements Service {

    public static final String NAME = "analytics";

    /** What it is, for a process of its own and for one that it shares. */
    public static final ServiceDefinition DEFINITION =
            new ServiceDefinition(NAME, AnalyticsSettings.CATALOG, AnalyticsService::new);

    private static final int WAITING_FOR_EACH = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ServiceContext context;
    private final AnalyticsSettings settings;
    private final EventStore store;
    private final Routes routes;
    private final Patience patience = new Patience();
    private volatile @Nullable Ingest ingest;
    private volatile @Nullable Thread reader;

    AnalyticsService(ServiceContext context) {
        this.context = context;
        this.settings = AnalyticsSettings.of(context.settings());
        this.store = open(context, settings);
        Admission admission = new Admission(settings.atOnce(), settings.atOnce() * WAITING_FOR_EACH, LONGEST_WAIT);
        this.routes = new AnalyticsRoutes(store, admission, settings.directory().resolve("exports"), context.meters())
                .routes(new AdminGuard(context.keys(), null));
    }

    /** @throws IllegalStateException where the file can't be used: another process has it, or it is of another version */
    static EventStore open(ServiceContext context, AnalyticsSettings settings) {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + settings.directory() + " can't be made", e);
        }
        return DuckDbStore.open(
                settings.duckDb(), new KeyedHash(context.settings().find(KeyedHash.SETTING)), Clock.systemUTC());
    }

    static Ingest ingest(EventStore store, ServiceContext context, AnalyticsSettings settings) {
        return new Ingest(
                store,
                context.common().topics(),
                context.settings().kafka(),
                settings.commitInterval(),
                context.meters());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() throws InterruptedException {
        Topics topics = context.common().topics();
        try (Admin admin = Admin.create(context.settings().kafka())) {
            for (Topic<?> topic : Ingest.reads(topics)) {
                patience.until(new PartitionReadiness(topic, admin));
            }
        }
        Ingest made = ingest(store, context, settings);
        ingest = made;
        Thread thread = new Thread(() -> read(made), "analytics-ingest");
        thread.setUncaughtExceptionHandler((failed, bug) -> context.fatal().report("analytics can't read on", bug));
        reader = thread;
        thread.start();
    }

    private static void read(Ingest ingest) {
        try (ingest) {
            ingest.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop(Duration timeout) throws InterruptedException {
        patience.stop();
        @Nullable Ingest made = ingest;
        @Nullable Thread thread = reader;
        if (made != null && thread != null) {
            made.stop();
            thread.join(timeout.toMillis());
        }
        store.close();
    }

    @Override
    public Health readiness() {
        @Nullable Ingest made = ingest;
        if (made == null) {
            return Health.down("It waits for its topics");
        }
        return made.look().hasCaughtUp()
                ? Health.ok()
                : Health.down("It reads the topics: " + made.look().behind() + " records to go");
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
