// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.service.http.Call;
import dev.appizer.service.http.Reply;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets browsers call from any site: what a call may do depends on its key and on nothing that a browser adds by itself.
 */
final class Cors {

    private static final String A_DAY = "86400";
    private static final String SDK_HEADERS = String.join(
            ", ",
            "Authorization",
            "Content-Type",
            "Content-Encoding",
            "AnonymousId",
            "SentAt",
            "X-Retry-Count",
            "Rsa-Retry-Attempt",
            "Rsa-Retry-Reason",
            "Rsa-Since-First-Attempt",
            "Rsa-Since-Last-Attempt",
            "traceparent",
            "tracestate",
            "X-Write-Key");

    private Cors() {}

    /** For every answer: without them a browser hides even the status from the SDK, which then tries for ever. */
    static Map<String, String> headers(Call call) {
        String origin = call.header("Origin");
        return origin == null
                ? Map.of()
                : Map.of(
                        "Access-Control-Allow-Origin", origin,
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Expose-Headers", "Retry-After",
                        "Vary", "Origin");
    }

    /** Answers a browser that asks before it sends. */
    static CompletionStage<Reply> preflight(Call call) {
        return CompletableFuture.completedStage(Reply.noContent()
                .with(Map.of(
                        "Access-Control-Allow-Methods", "GET, POST, OPTIONS",
                        "Access-Control-Allow-Headers", SDK_HEADERS,
                        "Access-Control-Max-Age", A_DAY)));
    }
}
