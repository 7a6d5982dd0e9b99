// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server proves its name with.
 *
 * @param certificate PEM file of the certificate, and of those between it and the one that callers know
 * @param key PEM file of its private key, in PKCS#8
 */
public record HttpTls(Path certificate, Path key) {

    ServerSSLOptions options() {
        return new ServerSSLOptions().setKeyCertOptions(pem());
    }

    PemKeyCertOptions pem() {
        return new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString());
    }

    /**
     * The texts of both: whether they were renewed.
     *
     * @throws UncheckedIOException where one can't be read
     */
    String texts() {
        try {
            return Files.readString(certificate) + Files.readString(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
