// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics;

import dev.appizer.analytics.duckdb.DuckDbSettings;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What analytics is told.
 *
 * @param directory where its file lies; made where there is none
 * @param memoryMegabytes of all questions and the ingest together
 * @param threads of all questions together
 * @param patience how long a question may take
 * @param atOnce how many questions are answered at once; more of them wait
 * @param commitInterval how long records wait at most until questions see them
 * @param retention of how many days events are kept; of all where it is empty
 */
public record AnalyticsSettings(
        Path directory,
        int memoryMegabytes,
        int threads,
        Duration patience,
        int atOnce,
        Duration commitInterval,
        Optional<Duration> retention) {

    public static final Setting<Path> DIRECTORY = Setting.withDefault(
            "analytics.directory", ValueType.FILE, "analytics", "", "Where the file of events lies.");

    static final Setting<Integer> MEMORY = Setting.withDefault(
            "analytics.memory",
            ValueType.integer(256, 1_000_000),
            "1024",
            "MB",
            "Memory of all questions and the ingest together, beside the JVM's own; what needs more goes to the disk.");

    static final Setting<Integer> THREADS = Setting.withDefault(
            "analytics.threads", ValueType.integer(1, 256), "2", "threads", "Threads of all questions together.");

    static final Setting<Duration> PATIENCE = Setting.withDefault(
            "analytics.query.timeout",
            ValueType.duration(Duration.ofMillis(100), Duration.ofHours(1)),
            "30s",
            "",
            "How long a question may take.");

    static final Setting<Integer> AT_ONCE = Setting.withDefault(
            "analytics.queries.at.once",
            ValueType.integer(1, 1_000),
            "4",
            "questions",
            "How many questions are answered at once; others wait for ten seconds, then get a 503.");

    public static final Setting<Duration> COMMIT_INTERVAL = Setting.withDefault(
            "analytics.commit.interval",
            ValueType.duration(Duration.ofMillis(10), Duration.ofMinutes(1)),
            "500ms",
            "",
            "How long events wait at most until questions see them: shorter is sooner, and writes more often.");

    static final Setting<Duration> RETENTION = Setting.optional(
            "analytics.retention",
            ValueType.duration(Duration.ofDays(1), Duration.ofDays(36_500)),
            "",
            "Of how many days events are kept, by their own time, the days being those of UTC; without it all are.");

    static final SettingsCatalog CATALOG = CommonSettings.CATALOG.plus(SettingsCatalog.of(
            DIRECTORY, MEMORY, THREADS, PATIENCE, AT_ONCE, COMMIT_INTERVAL, RETENTION, KeyedHash.SETTING));

    static AnalyticsSettings of(Settings settings) {
        return new AnalyticsSettings(
                settings.get(DIRECTORY),
                settings.get(MEMORY),
                settings.get(THREADS),
                settings.get(PATIENCE),
                settings.get(AT_ONCE),
                settings.get(COMMIT_INTERVAL),
                settings.find(RETENTION));
    }

    DuckDbSettings duckDb() {
        return new DuckDbSettings(directory.resolve("events.duckdb"), memoryMegabytes, threads, patience, retention);
    }
}
