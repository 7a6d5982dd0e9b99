// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import java.time.Duration;

/**
 * What a server bears.
 *
 * @param connections open at once; one more is closed at once
 * @param requestTimeout for a body to arrive, and for the first request of a connection
 * @param idleTimeout for the next request of a connection
 * @param bytesInFlight of bodies that are read or worked on; beyond, sockets are not read
 * @param drain how long it goes on answering, though not ready, before it stops to listen
 */
public record HttpLimits(
        int connections, Duration requestTimeout, Duration idleTimeout, long bytesInFlight, Duration drain) {

    private static final HttpLimits USUAL =
            new HttpLimits(10_000, Duration.ofSeconds(30), Duration.ofSeconds(75), 64L << 20, Duration.ZERO);

    /** For a server that is not exposed. */
    public static HttpLimits usual() {
        return USUAL;
    }
}
