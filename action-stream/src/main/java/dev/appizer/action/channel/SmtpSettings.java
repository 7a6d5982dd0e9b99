// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import dev.appizer.action.channel.SmtpConfig.Login;
import dev.appizer.action.channel.SmtpConfig.Security;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.time.Duration;
import java.util.Optional;

/** What an operator says about e-mails. */
public final class SmtpSettings {

    static final Setting<String> HOST = Setting.optional(
            "smtp.host",
            ValueType.TEXT,
            "",
            "The server that takes e-mails. Without it none is sent, and a campaign that sends any has its notifications refused.");

    static final Setting<Integer> PORT = Setting.withDefault(
            "smtp.port", ValueType.integer(1, 65_535), "587", "", "The port of the server that takes e-mails.");

    static final Setting<Security> SECURITY = Setting.withDefault(
            "smtp.security",
            ValueType.oneOf(Security.class),
            "STARTTLS",
            "",
            "How the connection is kept from being read; NONE is for a server on the same machine or network.");

    static final Setting<String> USER =
            Setting.optional("smtp.user", ValueType.TEXT, "", "The name to log in by, where the server asks for one.");

    static final Setting<String> PASSWORD =
            Setting.optional("smtp.password", ValueType.TEXT, "", "The password that belongs to smtp.user.");

    static final Setting<String> FROM = Setting.optional(
            "smtp.from",
            ValueType.TEXT,
            "",
            "Whom e-mails are from whose campaign doesn't say, such as Appizer <hello@example.org>.");

    static final Setting<Integer> CONNECTIONS = Setting.withDefault(
            "smtp.connections",
            ValueType.integer(1, 256),
            "4",
            "connections",
            "How many connections to the server there are at once.");

    static final Setting<Integer> WAITING = Setting.withDefault(
            "smtp.waiting",
            ValueType.integer(1, 1_000_000),
            "1000",
            "e-mails",
            "How many e-mails wait for a connection; more are tried later.");

    static final Setting<Duration> TIMEOUT = Setting.withDefault(
            "smtp.timeout",
            ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
            "30s",
            "",
            "How long the server may take for each of its answers.");

    static final Setting<Duration> CONNECT_TIMEOUT = Setting.withDefault(
            "smtp.connect.timeout",
            ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            "5s",
            "",
            "How long a connection to the server may take.");

    /** All of them. */
    public static final SettingsCatalog CATALOG = SettingsCatalog.of(
            HOST, PORT, SECURITY, USER, PASSWORD, FROM, CONNECTIONS, WAITING, TIMEOUT, CONNECT_TIMEOUT);

    private SmtpSettings() {}

    /**
     * What the channel is made from; empty where there is no server.
     *
     * @throws InvalidSettingsException where a login is half there, or the sender is no address
     */
    public static Optional<SmtpConfig> config(Settings settings) {
        Optional<Login> login = login(settings);
        checkFrom(settings);
        return settings.find(HOST)
                .map(host -> new SmtpConfig(
                        host,
                        settings.get(PORT),
                        settings.get(SECURITY),
                        login,
                        Optional.empty(),
                        settings.get(CONNECT_TIMEOUT),
                        settings.get(TIMEOUT),
                        settings.get(CONNECTIONS),
                        settings.get(WAITING)));
    }

    /** Whom e-mails are from whose campaign doesn't say. */
    public static Optional<String> from(Settings settings) {
        return settings.find(FROM);
    }

    private static Optional<Login> login(Settings settings) {
        Optional<String> user = settings.find(USER);
        Optional<String> password = settings.find(PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            throw InvalidSettingsException.of(
                    user.isPresent() ? PASSWORD.name() : USER.name(), "is missing: both of a login are set, or none");
        }
        return user.flatMap(name -> password.map(word -> new Login(name, word)));
    }

    private static void checkFrom(Settings settings) {
        try {
            settings.find(FROM).ifPresent(from -> EmailAddress.parse(from, "The sender's"));
        } catch (UnsendableException e) {
            throw InvalidSettingsException.of(FROM.name(), "must be one address of e-mail, with or without a name");
        }
    }
}
