// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics;

import dev.appizer.analytics.clickhouse.ClickHouseSettings;
import dev.appizer.analytics.duckdb.DuckDbSettings;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What analytics is told.
 *
 * @param directory where its file lies, and exports are made; made where there is none
 * @param store what holds the events
 * @param clickHouse where that is the store
 * @param memoryMegabytes of all questions and the ingest together
 * @param threads of all questions together
 * @param patience how long a question may take
 * @param atOnce how many questions are answered at once; more of them wait
 * @param commitInterval how long records wait at most until questions see them
 * @param retention of how many days events are kept; of all where it is empty
 */
public record AnalyticsSettings(
        Path directory,
        Store store,
        ClickHouseSettings clickHouse,
        int memoryMegabytes,
        int threads,
        Duration patience,
        int atOnce,
        Duration commitInterval,
        Optional<Duration> retention) {

    public static final Setting<Path> DIRECTORY = Setting.withDefault(
            "analytics.directory",
            ValueType.FILE,
            "analytics",
            "",
            "Where the file of events lies, and exports are made.");

    /** What holds the events. */
    enum Store {
        DUCKDB,
        CLICKHOUSE
    }

    static final Setting<Store> STORE = Setting.withDefault(
            "analytics.store",
            ValueType.oneOf(Store.class),
            "duckdb",
            "",
            "What holds the events: duckdb, a file of this process, or clickhouse, a server.");

    static final Setting<URI> CLICKHOUSE_URL = Setting.withDefault(
            "analytics.clickhouse.url",
            ValueType.URL,
            "http://localhost:8123",
            "",
            "The HTTP interface of ClickHouse, where that is the store.");

    static final Setting<String> CLICKHOUSE_USER = Setting.withDefault(
            "analytics.clickhouse.user",
            ValueType.TEXT,
            "default",
            "",
            "The user at ClickHouse; it may make the database and its tables, and end its own queries.");

    static final Setting<String> CLICKHOUSE_PASSWORD = Setting.optional(
            "analytics.clickhouse.password", ValueType.TEXT, "", "Its password; without it there is none.");

    static final Setting<String> CLICKHOUSE_DATABASE = Setting.withDefault(
            "analytics.clickhouse.database",
            new ValueType<>("name of letters, digits and _", AnalyticsSettings::parseName),
            "appizer",
            "",
            "The database at ClickHouse, which is made where it is not there. Nothing else may be in it.");

    static final Setting<Integer> MEMORY = Setting.withDefault(
            "analytics.memory",
            ValueType.integer(256, 1_000_000),
            "1024",
            "MB",
            "Memory of all questions and the ingest together, beside the JVM's own; what needs more goes to the disk. With ClickHouse, that of each question there.");

    static final Setting<Integer> THREADS = Setting.withDefault(
            "analytics.threads",
            ValueType.integer(1, 256),
            "2",
            "threads",
            "Threads of all questions together; ClickHouse has its own.");

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
            DIRECTORY,
            STORE,
            CLICKHOUSE_URL,
            CLICKHOUSE_USER,
            CLICKHOUSE_PASSWORD,
            CLICKHOUSE_DATABASE,
            MEMORY,
            THREADS,
            PATIENCE,
            AT_ONCE,
            COMMIT_INTERVAL,
            RETENTION,
            KeyedHash.SETTING));

    static AnalyticsSettings of(Settings settings) {
        return new AnalyticsSettings(
                settings.get(DIRECTORY),
                settings.get(STORE),
                clickHouse(settings),
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

    private static ClickHouseSettings clickHouse(Settings settings) {
        return new ClickHouseSettings(
                settings.get(CLICKHOUSE_URL),
                settings.get(CLICKHOUSE_USER),
                settings.find(CLICKHOUSE_PASSWORD).orElse(""),
                settings.get(CLICKHOUSE_DATABASE),
                settings.get(MEMORY),
                settings.get(PATIENCE),
                settings.find(RETENTION));
    }

    private static String parseName(String text) {
        if (!text.matches("[A-Za-z_][A-Za-z0-9_]{0,63}")) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
