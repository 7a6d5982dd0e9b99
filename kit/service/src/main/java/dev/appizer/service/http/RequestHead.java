// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/** What a request says before its body. */
final class RequestHead {

    private static final byte[] NO_BODY = new byte[0];

    private RequestHead() {}

    /** @throws HttpProblem 400 where the query can't be decoded, or a header has no name */
    static Call of(HttpServerRequest request) {
        if (request.headers().contains("")) {
            throw new HttpProblem(400, "INVALID_HEADER", "A header has no name").closing();
        }
        try {
            String address = request.remoteAddress() == null
                    ? null
                    : request.remoteAddress().hostAddress();
            String path = request.path();
            return new Call(
                    request.method().name(),
                    path == null ? "/" : path,
                    request.uri() == null ? "/" : request.uri(),
                    Map.of(),
                    request.params(),
                    request.headers(),
                    address,
                    NO_BODY,
                    0);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(400, "INVALID_PATH", "The query is not percent-encoded as it should be");
        }
    }

    /**
     * The bytes that the body may come to take: as long as it says it is, or else as it may be. What a handler makes of it
     * is not counted: it is gone when the handler returns.
     *
     * @param limit of a body
     */
    static long bytesToCome(HttpServerRequest request, int limit) {
        if (isChunked(request)) {
            return limit;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Math.min(limit, Long.parseLong(length));
    }

    static boolean isChunked(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
