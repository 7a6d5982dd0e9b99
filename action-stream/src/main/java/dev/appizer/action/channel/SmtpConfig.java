// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The server that takes e-mails, and how much is asked of it.
 *
 * @param security of the connection; never less than this
 * @param login empty where the server asks for none
 * @param trust whose certificates are trusted; empty for those that the JVM trusts
 * @param connectTimeout for connecting
 * @param timeout for each answer, and for each piece that is written
 * @param connections at once at most, each with a thread; at least 1
 * @param waiting e-mails at most, beyond those that are being sent; at least 1
 */
public record SmtpConfig(
        String host,
        int port,
        Security security,
        Optional<Login> login,
        Optional<SSLContext> trust,
        Duration connectTimeout,
        Duration timeout,
        int connections,
        int waiting) {

    /** @throws IllegalArgumentException if there may be no connection, or nothing may wait */
    public SmtpConfig {
        if (connections < 1 || waiting < 1) {
            throw new IllegalArgumentException("At least one connection, and one e-mail that waits for it.");
        }
    }

    /** How a connection is kept from being read. */
    public enum Security {
        /** Not at all: only for a server on the same machine or network. */
        NONE,
        /** It begins in the clear and is encrypted before anything is said; a server that can't is not used. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS
    }

    /** A name with its password. */
    public record Login(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }
}
