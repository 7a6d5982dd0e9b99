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
    private Buffer body = Buffer.buffer();
    private long seen;

    BodyReader(HttpServerRequest request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /** Fails with {@link HttpProblem} 413 where the body is over the limit. To be called before any of it is there. */
    Future<byte[]> read() {
        request.handler(this::take);
        request.exceptionHandler(damage -> promise.tryFail(brokenOff()));
        request.endHandler(end -> finish());
        return promise.future();
    }

    /** Gives up: what still comes is for nobody. */
    void fail(HttpProblem problem) {
        promise.tryFail(problem);
    }

    private void take(Buffer chunk) {
        seen += chunk.length();
        if (seen <= limit) {
            body.appendBuffer(chunk);
        } else if (seen > PATIENCE) {
            promise.tryFail(tooLarge().closing());
        }
    }

    private void finish() {
        if (seen <= limit) {
            byte[] whole = body.getBytes();
            body = Buffer.buffer();
            promise.tryComplete(whole);
        } else {
            promise.tryFail(tooLarge());
        }
    }

    private static HttpProblem brokenOff() {
        return new HttpProblem(400, "INVALID_BODY", "The body ends before its end, or its chunks are damaged")
                .closing();
    }

    private HttpProblem tooLarge() {
        return new HttpProblem(413, "BODY_TOO_LARGE", "The body is over " + limit + " bytes");
    }
}
