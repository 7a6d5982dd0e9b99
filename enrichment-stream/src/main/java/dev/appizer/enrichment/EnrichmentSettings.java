// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.nio.file.Path;
import java.time.Duration;

/** The settings that only this stage has. */
final class EnrichmentSettings {

    private static final Setting<Duration> WINDOW = Setting.withDefault(
            "enrichment.deduplication.window",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
            "24h",
            "",
            "For how long the first message under a messageId wins, by difference of arrival.");

    private static final Setting<Duration> FUTURE = Setting.withDefault(
            "enrichment.future.tolerance",
            ValueType.duration(Duration.ZERO, Duration.ofDays(365)),
            "1h",
            "",
            "How far after its arrival an event may have happened; beyond, the time of arrival is used.");

    private static final Setting<Integer> MESSAGE_BYTES = Setting.withDefault(
            "enrichment.max.message.bytes",
            ValueType.integer(1_024, 900_000),
            "32768",
            "bytes",
            "The largest message, as gateway.max.message.bytes has it; a larger one becomes a dead letter.");

    private static final Setting<Integer> USER_AGENTS = Setting.withDefault(
            "enrichment.user.agents.remembered",
            ValueType.integer(1, 10_000_000),
            "10000",
            "user agents",
            "How many different user agents are remembered; each takes about a kilobyte.");

    static final Setting<Path> GEO_DATABASE = Setting.optional(
            "enrichment.geo.database",
            ValueType.FILE,
            "",
            "A city or country database in MaxMind's format; without it, events have no geo.");

    static final SettingsCatalog CATALOG = SettingsCatalog.of(WINDOW, FUTURE, MESSAGE_BYTES, USER_AGENTS, GEO_DATABASE);

    private EnrichmentSettings() {}

    static EnrichmentConfig of(Settings settings) {
        return new EnrichmentConfig(
                settings.get(WINDOW),
                settings.get(FUTURE),
                settings.get(MESSAGE_BYTES),
                settings.get(USER_AGENTS),
                settings.find(GEO_DATABASE).orElse(null));
    }
}
