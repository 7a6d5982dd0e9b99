// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import jakarta.mail.Session;
import java.util.Properties;

/** The settings of a server as Jakarta Mail takes them. */
final class SmtpSession {

    private SmtpSession() {}

    /** @param utf8 for addresses whose part before the @ is not ASCII (RFC 6531) */
    static Session of(SmtpConfig config, boolean utf8) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", config.host());
        properties.setProperty("mail.smtp.port", String.valueOf(config.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(config.login().isPresent()));
        properties.setProperty(
                "mail.smtp.connectiontimeout", millis(config.connectTimeout().toMillis()));
        properties.setProperty("mail.smtp.timeout", millis(config.timeout().toMillis()));
        properties.setProperty("mail.smtp.writetimeout", millis(config.timeout().toMillis()));
        // The answer to a farewell changes nothing.
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.mime.allowutf8", String.valueOf(utf8));
        secure(properties, config);
        return Session.getInstance(properties);
    }

    private static void secure(Properties properties, SmtpConfig config) {
        boolean startTls = config.security() == SmtpConfig.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(config.security() == SmtpConfig.Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        config.trust().ifPresent(trust -> properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory()));
    }

    /** Zero would be for ever. */
    private static String millis(long millis) {
        return String.valueOf(Math.max(1, millis));
    }
}
