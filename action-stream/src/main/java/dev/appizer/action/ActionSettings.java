// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import dev.appizer.action.deliver.OpenChannels;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.net.URI;
import java.time.Duration;

/** What an operator may set of the action stage. */
public final class ActionSettings {

    static final Setting<Duration> SETTLE = Setting.withDefault(
            "campaigns.settle",
            ValueType.duration(Duration.ZERO, Duration.ofMinutes(10)),
            "1s",
            "",
            "How long a campaign waits behind an event, or behind a join of two people, so that their profile says what it brought about.");

    static final Setting<Duration> GIVE_UP_AFTER = Setting.withDefault(
            "deliveries.give.up.after",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
            "24h",
            "",
            "How long a notification is attempted, from the first time on, before it becomes a dead letter.");

    static final Setting<Duration> RETENTION = Setting.withDefault(
            "deliveries.retention",
            ValueType.duration(Duration.ofMinutes(1), Duration.ofDays(36_525)),
            "30d",
            "",
            "How long a delivery that has ended can be seen; also how long it is known that it was delivered.");

    static final Setting<URI> ANALYTICS_URL = Setting.optional(
            "analytics.url",
            ValueType.URL,
            "",
            "Where campaigns ask their questions: the analytics service, or whatever stands before all services. Without it no campaign can ask any.");

    static final Setting<String> ANALYTICS_KEY =
            Setting.optional("analytics.key", ValueType.TEXT, "", "The admin key that they are asked with.");

    static final SettingsCatalog CATALOG = SettingsCatalog.of(
                    SETTLE, GIVE_UP_AFTER, RETENTION, ANALYTICS_URL, ANALYTICS_KEY)
            .plus(OpenChannels.CATALOG);

    private ActionSettings() {}
}
