// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, and what it bears.
 *
 * @param port 0 takes a free one
 * @param tls null where it speaks without
 */
public record HttpServerConfig(
        String host, int port, HttpLimits limits, @Nullable HttpTls tls) {

    /** For this machine alone. */
    public static HttpServerConfig loopback(int port) {
        return new HttpServerConfig("127.0.0.1", port, HttpLimits.usual(), null);
    }
}
