// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.settings;

import dev.appizer.gateway.message.Limits;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The gateway's settings.
 *
 * @param limits of messages and calls
 * @param ackTimeout within which Kafka has to acknowledge a call; then it is answered 503
 * @param retryAfter what a 503 tells its caller to wait
 * @param ratePerSecond messages that one key may send to this instance; 0: as many as come
 * @param rateBurst how much unused rate may add up
 * @param trustedProxies in front of the gateway, whose X-Forwarded-For is believed
 * @param publicUrl where browsers reach the gateway; empty: where their request went
 */
public record GatewaySettings(
        Limits limits,
        Duration ackTimeout,
        Duration retryAfter,
        int ratePerSecond,
        Duration rateBurst,
        int trustedProxies,
        Optional<URI> publicUrl) {

    // Kafka's own limit on a request is 1 MiB.
    private static final Setting<Integer> MESSAGE_BYTES = Setting.withDefault(
            "gateway.max.message.bytes",
            ValueType.integer(1_024, 900_000),
            "32768",
            "bytes",
            "The largest message; a larger one is refused with 413.");

    private static final Setting<Integer> BODY_BYTES = Setting.withDefault(
            "gateway.max.body.bytes",
            ValueType.integer(1_024, 16_000_000),
            "512000",
            "bytes",
            "The largest body, before and after gunzip; a larger one is refused with 413.");

    private static final Setting<Integer> MESSAGES = Setting.withDefault(
            "gateway.max.messages",
            ValueType.integer(1, 100_000),
            "2500",
            "messages",
            "The most messages in one call; more are refused with 413.");

    private static final Setting<Integer> NESTING = Setting.withDefault(
            "gateway.max.nesting",
            ValueType.integer(10, 500),
            "100",
            "levels",
            "How deep arrays and objects may be nested in a message.");

    private static final Setting<Duration> ACK_TIMEOUT = Setting.withDefault(
            "gateway.ack.timeout",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            "9s",
            "",
            "How long Kafka may take to acknowledge the messages of a call before it is answered 503.");

    private static final Setting<Duration> RETRY_AFTER = Setting.withDefault(
            "gateway.retry.after",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            "2s",
            "",
            "What a 503 tells its caller to wait.");

    private static final Setting<Integer> RATE = Setting.withDefault(
            "gateway.rate.limit",
            ValueType.integer(0, 10_000_000),
            "0",
            "messages a second",
            "What one key may send to this instance before it is answered 429; 0 sets no limit.");

    private static final Setting<Duration> RATE_BURST = Setting.withDefault(
            "gateway.rate.burst",
            ValueType.duration(Duration.ofMillis(100), Duration.ofHours(1)),
            "10s",
            "",
            "How much time without messages may add up to be used at once.");

    private static final Setting<Integer> TRUSTED_PROXIES = Setting.withDefault(
            "gateway.trusted.proxies",
            ValueType.integer(0, 10),
            "0",
            "proxies",
            "How many proxies stand in front; each appends the address it was called from to X-Forwarded-For.");

    private static final Setting<URI> PUBLIC_URL = Setting.optional(
            "gateway.public.url",
            ValueType.URL,
            "",
            "Where browsers reach the gateway, as the settings for browser SDKs tell them; unless set, where they asked.");

    /** The common settings and these. */
    public static final SettingsCatalog CATALOG = CommonSettings.CATALOG.plus(SettingsCatalog.of(
            MESSAGE_BYTES,
            BODY_BYTES,
            MESSAGES,
            NESTING,
            ACK_TIMEOUT,
            RETRY_AFTER,
            RATE,
            RATE_BURST,
            TRUSTED_PROXIES,
            PUBLIC_URL));

    /** Takes the record out of settings whose catalog includes {@link #CATALOG}. */
    public static GatewaySettings of(Settings settings) {
        return new GatewaySettings(
                new Limits(
                        settings.get(MESSAGE_BYTES),
                        settings.get(BODY_BYTES),
                        settings.get(MESSAGES),
                        settings.get(NESTING)),
                settings.get(ACK_TIMEOUT),
                settings.get(RETRY_AFTER),
                settings.get(RATE),
                settings.get(RATE_BURST),
                settings.get(TRUSTED_PROXIES),
                settings.find(PUBLIC_URL));
    }
}
