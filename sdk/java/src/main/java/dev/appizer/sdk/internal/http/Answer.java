// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.http;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * What was answered over HTTP.
 *
 * @param retryAfter how long it asks to wait; none unless it does
 */
public record Answer(int status, Duration retryAfter, String body) {

    public static Answer of(HttpResponse<byte[]> response, Instant now) {
        Duration wait = RetryAfter.of(
                response.headers().firstValue("Retry-After"), response.headers().firstValue("Date"), now);
        return new Answer(response.statusCode(), wait, new String(response.body(), StandardCharsets.UTF_8));
    }

    /** Whether it is what was asked for. */
    public boolean isOk() {
        return status / 100 == 2;
    }

    /** Whether the same may be answered otherwise later. */
    public boolean isTransient() {
        return status == 429 || (status / 100 != 4 && !isOk());
    }
}
