// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics;

import dev.appizer.analytics.api.Admission;
import dev.appizer.analytics.api.AnalyticsRoutes;
import dev.appizer.analytics.clickhouse.ClickHouseStore;
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
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assembles analytics and gives it a life: a thread reads the topics into the store, calls ask it. */
public final class AnalyticsService implements Service {

    public static final String NAME = "analytics";

    /** What it is, for a process of its own and for one that it shares. */
    public static final ServiceDefinition DEFINITION =
            new ServiceDefinition(NAME, AnalyticsSettings.CATALOG, AnalyticsService::new);

    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsService.class);
    private static final int WAITING_FOR_EACH = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ServiceContext context;
    private final AnalyticsSettings settings;
    private final Routes routes;
    private final Patience patience = new Patience();
    private volatile @Nullable Running running;

    /** What there is from the start on. */
    private record Running(EventStore store, Ingest ingest, Thread reader) {}

    AnalyticsService(ServiceContext context) {
        this.context = context;
        this.settings = AnalyticsSettings.of(context.settings());
        Admission admission = new Admission(settings.atOnce(), settings.atOnce() * WAITING_FOR_EACH, LONGEST_WAIT);
        this.routes = new AnalyticsRoutes(
                        this::store, admission, settings.directory().resolve("exports"), context.meters())
                .routes(new AdminGuard(context.keys(), null));
    }

    private EventStore store() {
        return Objects.requireNonNull(running, "Nobody asks before the start").store;
    }

    /** @throws IllegalStateException where the store can't be used; the message says why */
    static EventStore open(ServiceContext context, AnalyticsSettings settings) {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + settings.directory() + " can't be made", e);
        }
        KeyedHash hash = new KeyedHash(context.settings().find(KeyedHash.SETTING));
        return switch (settings.store()) {
            case DUCKDB -> DuckDbStore.open(settings.duckDb(), hash, Clock.systemUTC());
            case CLICKHOUSE -> ClickHouseStore.open(settings.clickHouse(), hash, Clock.systemUTC());
        };
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
        EventStore store = open(context, settings);
        Ingest ingest = ingest(store, context, settings);
        Thread reader = new Thread(() -> read(ingest), "analytics-ingest");
        reader.setUncaughtExceptionHandler((failed, bug) -> context.fatal().report("analytics can't read on", bug));
        running = new Running(store, ingest, reader);
        reader.start();
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
        @Nullable Running last = running;
        if (last != null) {
            last.ingest.stop();
            last.reader.join(timeout.toMillis());
            if (last.reader.isAlive()) {
                LOG.warn("A batch is still being written; the store is left as after a kill");
                return;
            }
            last.store.close();
        }
    }

    @Override
    public Health readiness() {
        @Nullable Running now = running;
        if (now == null) {
            return Health.down("It waits for its topics");
        }
        return now.ingest.look().hasCaughtUp()
                ? Health.ok()
                : Health.down("It reads the topics: " + now.ingest.look().behind() + " records to go");
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
