// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment;

import dev.appizer.segment.condition.Retention;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.time.Duration;

/** What an operator may set of the segment stage. */
public final class SegmentSettings {

    private static final Setting<Duration> RETENTION = Setting.optional(
            "segments.history.retention",
            ValueType.duration(Duration.ofHours(1), Duration.ofDays(36_525)),
            "",
            "How long events count, for definitions old and new: older ones are removed. Without it they count for ever.");

    static final SettingsCatalog CATALOG = SettingsCatalog.of(RETENTION);

    private SegmentSettings() {}

    /** How long events are kept. */
    public static Retention retention(Settings settings) {
        return settings.find(RETENTION).map(Retention::of).orElse(Retention.FOR_EVER);
    }
}
