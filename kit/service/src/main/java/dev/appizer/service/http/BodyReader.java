// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Gathers a body up to a limit. What is over it is read and thrown away, so that a client that writes all before it
 * reads gets to see its 413; a client that goes on beyond {@link #PATIENCE} is cut off.
 */
final class BodyReader {

    private static final int PATIENCE = 16 << 20;

    private final HttpServerRequest request;
    private final int limit;
    private final Promise<byte[]> promise = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private long seen;

    private BodyReader(HttpServerRequest request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /** Fails with {@link HttpProblem} 413 where the body is over the limit. To be called before any of it is there. */
    static Future<byte[]> read(HttpServerRequest request, int limit) {
        BodyReader reader = new BodyReader(request, limit);
        request.handler(reader::take);
        request.exceptionHandler(reader.promise::tryFail);
        request.endHandler(end -> reader.finish());
        return reader.promise.future();
    }

    private void take(Buffer chunk) {
        seen += chunk.length();
        if (seen <= limit) {
            body.appendBuffer(chunk);
        } else if (seen > PATIENCE) {
            request.response().putHeader("Connection", "close");
            promise.tryFail(tooLarge());
        }
    }

    private void finish() {
        if (seen <= limit) {
            promise.tryComplete(body.getBytes());
        } else {
            promise.tryFail(tooLarge());
        }
    }

    private HttpProblem tooLarge() {
        return new HttpProblem(413, "BODY_TOO_LARGE", "The body is over " + limit + " bytes");
    }
}
