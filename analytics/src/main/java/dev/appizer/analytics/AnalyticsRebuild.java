// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics;

import dev.appizer.analytics.clickhouse.ClickHouseStore;
import dev.appizer.analytics.duckdb.DuckDbStore;
import dev.appizer.analytics.ingest.FirstRecords;
import dev.appizer.analytics.ingest.Ingest;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.service.ServiceContext;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Makes the store anew from the topics, as they are now: what was erased first. Where the topic of events has lost some, the
 * store stays as it is. The service must not run meanwhile; after it was broken off, the next start goes on.
 */
public final class AnalyticsRebuild {

    private final ServiceContext context;
    private final Consumer<String> progress;

    /** @param progress takes a line now and then */
    public AnalyticsRebuild(ServiceContext context, Consumer<String> progress) {
        this.context = context;
        this.progress = progress;
    }

    /** Does it; answers why it could not be done, or null. */
    public @Nullable String run() throws InterruptedException {
        AnalyticsSettings settings = AnalyticsSettings.of(context.settings());
        @Nullable String missing = missing();
        if (missing != null) {
            return missing + " To begin anew all the same, delete " + place(settings)
                    + " yourself, and start analytics.";
        }
        try {
            switch (settings.store()) {
                case DUCKDB -> DuckDbStore.delete(settings.duckDb());
                case CLICKHOUSE -> ClickHouseStore.delete(settings.clickHouse());
            }
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
        ScheduledExecutorService telling = Executors.newSingleThreadScheduledExecutor();
        try (EventStore store = AnalyticsService.open(context, settings);
                Ingest ingest = AnalyticsService.ingest(store, context, settings)) {
            var told = telling.scheduleWithFixedDelay(() -> tell(ingest), 1, 5, TimeUnit.SECONDS);
            ingest.catchUp();
            told.cancel(false);
            progress.accept("done: everything that the topics had is in " + place(settings));
            return null;
        } finally {
            telling.shutdownNow();
        }
    }

    private @Nullable String missing() throws InterruptedException {
        try (Admin admin = Admin.create(context.settings().kafka())) {
            return FirstRecords.missing(context.common().topics().eventsResolved(), admin);
        }
    }

    private static Object place(AnalyticsSettings settings) {
        return switch (settings.store()) {
            case DUCKDB -> settings.duckDb().file();
            case CLICKHOUSE -> settings.clickHouse();
        };
    }

    private void tell(Ingest ingest) {
        progress.accept(ingest.look().behind() + " records to go");
    }
}
