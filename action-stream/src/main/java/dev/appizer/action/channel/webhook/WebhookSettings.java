// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.action.channel.DestinationLimits;
import dev.appizer.action.channel.address.AddressRange;
import dev.appizer.action.channel.address.AddressRules;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator says about webhooks. */
public final class WebhookSettings {

    static final Setting<List<AddressRange>> ALLOWED = Setting.optional(
            "webhook.allowed.addresses",
            new ValueType<>("addresses and CIDR ranges between commas", WebhookSettings::ranges),
            "",
            "Addresses that webhooks may go to though they aren't public, such as 10.1.0.0/16. Whoever may name a webhook's URL reaches them.");

    static final Setting<Duration> CONNECT_TIMEOUT = Setting.withDefault(
            "webhook.connect.timeout",
            ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            "5s",
            "",
            "How long a connection to one address of a webhook's server may take.");

    static final Setting<Duration> TIMEOUT = Setting.withDefault(
            "webhook.timeout",
            ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(5)),
            "20s",
            "",
            "How long an attempt at a webhook may take in all.");

    static final Setting<Integer> UNDER_WAY = Setting.withDefault(
            "webhook.destination.under.way",
            ValueType.integer(1, 1_000),
            "8",
            "attempts",
            "How many webhooks are under way at once to one scheme, host and port.");

    static final Setting<Integer> WAITING = Setting.withDefault(
            "webhook.destination.waiting",
            ValueType.integer(0, 1_000_000),
            "1000",
            "attempts",
            "How many wait for those to end; more are tried later.");

    static final Setting<Integer> PER_SECOND = Setting.optional(
            "webhook.destination.per.second",
            ValueType.integer(1, 100_000),
            "attempts",
            "How many begin in a second to one scheme, host and port; as many as can where it's not set.");

    /** As texts: what is wrong with another value is told with the value. */
    static final Setting<List<String>> SECRETS = Setting.optional(
            "webhook.secrets",
            ValueType.texts(),
            "",
            "What webhooks are signed by, as Standard Webhooks has it: whsec_ with Base64 behind it. While one takes another's place both are here, the newest first, and there is a signature by each. Without one no webhook is sent.");

    /** All of them. */
    public static final SettingsCatalog CATALOG =
            SettingsCatalog.of(ALLOWED, CONNECT_TIMEOUT, TIMEOUT, UNDER_WAY, WAITING, PER_SECOND, SECRETS);

    private WebhookSettings() {}

    /** What the channel is made from. */
    public static WebhookConfig config(Settings settings) {
        DestinationLimits limits =
                new DestinationLimits(settings.get(UNDER_WAY), settings.get(WAITING), Optional.empty());
        return new WebhookConfig(
                AddressRules.allowing(settings.find(ALLOWED).orElse(List.of())),
                settings.find(PER_SECOND).map(limits::perSecond).orElse(limits),
                settings.get(CONNECT_TIMEOUT),
                settings.get(TIMEOUT));
    }

    /**
     * What webhooks are signed by, the newest first.
     *
     * @throws InvalidSettingsException where one is none; the message doesn't repeat it
     */
    public static List<WebhookSecret> secrets(Settings settings) {
        try {
            return settings.find(SECRETS).orElse(List.of()).stream()
                    .map(WebhookSecret::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw InvalidSettingsException.of(SECRETS.name(), "can't be used: " + e.getMessage());
        }
    }

    private static List<AddressRange> ranges(String text) {
        return ValueType.texts().parser().apply(text).stream()
                .map(AddressRange::parse)
                .toList();
    }
}
