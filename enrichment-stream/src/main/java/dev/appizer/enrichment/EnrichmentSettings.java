// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.nio.file.Path;
import java.time.Duration;

/** What an operator may set of this stage. */
final class EnrichmentSettings {

    static final Setting<Duration> DEDUPLICATION_WINDOW = Setting.withDefault(
            "enrichment.deduplication.window",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
            "24h",
            "",
            "For how long, by difference of arrival, the first message of a sender under a messageId wins.");

    static final Setting<Duration> FUTURE_TOLERANCE = Setting.withDefault(
            "enrichment.future.tolerance",
            ValueType.duration(Duration.ZERO, Duration.ofDays(365)),
            "1h",
            "",
            "How far after its arrival an event may have happened; beyond, its arrival counts.");

    static final Setting<Integer> MAX_MESSAGE_BYTES = Setting.withDefault(
            "enrichment.max.message.bytes",
            ValueType.integer(1_024, 1 << 20),
            "32768",
            "bytes",
            "The largest message taken; the gateway's own limit should be the same.");

    static final Setting<Integer> USER_AGENT_CACHE = Setting.withDefault(
            "enrichment.user.agent.cache",
            ValueType.integer(1, 1_000_000),
            "10000",
            "user agents",
            "How many different user agents are remembered: one that is not costs a hundred times as much.");

    static final Setting<Path> GEO_DATABASE = Setting.optional(
            "enrichment.geo.database",
            ValueType.FILE,
            "",
            "A MaxMind database of cities or countries; without it events carry no place.");

    static final SettingsCatalog CATALOG = SettingsCatalog.of(
            DEDUPLICATION_WINDOW, FUTURE_TOLERANCE, MAX_MESSAGE_BYTES, USER_AGENT_CACHE, GEO_DATABASE);

    private EnrichmentSettings() {}

    static EnrichmentConfig read(Settings settings) {
        return new EnrichmentConfig(
                settings.get(DEDUPLICATION_WINDOW),
                settings.get(FUTURE_TOLERANCE),
                settings.get(MAX_MESSAGE_BYTES),
                settings.get(USER_AGENT_CACHE),
                settings.find(GEO_DATABASE).orElse(null));
    }
}
