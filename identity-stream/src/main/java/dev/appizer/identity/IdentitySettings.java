// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.time.Duration;

/** The settings that only this stage has. */
final class IdentitySettings {

    private static final Setting<Integer> IDS = Setting.withDefault(
            "identity.cluster.ids",
            ValueType.integer(2, 100_000),
            Integer.toString(ClusterLimits.USUAL.ids()),
            "ids",
            "The most seen ids of one person; a link beyond is refused, and told on identity.conflicts.");

    private static final Setting<Integer> LINKS = Setting.withDefault(
            "identity.cluster.links",
            ValueType.integer(2, 1_000_000),
            Integer.toString(ClusterLimits.USUAL.links()),
            "links",
            "The most links that hang together, refused ones among them; beyond, a link is refused for good.");

    private static final Setting<Duration> GRACE = Setting.withDefault(
            "identity.conflict.grace",
            ValueType.duration(Duration.ZERO, Duration.ofDays(1)),
            ClusterLimits.USUAL.grace().toSeconds() + "s",
            "",
            "How long after a refusal it is told, if it still holds: what makes it right may be on its way.");

    static final SettingsCatalog CATALOG = SettingsCatalog.of(IDS, LINKS, GRACE);

    private IdentitySettings() {}

    static ClusterLimits of(Settings settings) {
        return new ClusterLimits(settings.get(IDS), settings.get(LINKS), settings.get(GRACE));
    }
}
