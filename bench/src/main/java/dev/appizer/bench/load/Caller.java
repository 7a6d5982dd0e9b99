// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** Calls the gateway, on connections that are kept. */
public final class Caller implements AutoCloseable {

    private final HttpClientAgent client;
    private final int port;
    private final Context loop;

    /** @param connections at most */
    public Caller(Vertx vertx, int port, int connections) {
        this.port = port;
        this.loop = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Runs what posts: a post from any other thread costs the caller far more. */
    void onItsLoop(Runnable posts) {
        loop.runOnContext(then -> posts.run());
    }

    /** Ends when the call was answered 200; fails with anything else. */
    public Future<Void> post(String path, byte[] body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .putHeader("Authorization", "Bearer dev-write-key")
                .putHeader("Content-Type", "application/json");
        return client.request(options)
                .compose(request -> send(request, body))
                .compose(response -> response.body().compose(answer -> requireOk(response, answer)));
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, byte[] body) {
        return request.send(Buffer.buffer(body));
    }

    private static Future<Void> requireOk(HttpClientResponse response, Buffer answer) {
        return response.statusCode() == 200
                ? Future.succeededFuture()
                : Future.failedFuture(new IllegalStateException(
                        "The gateway answered " + response.statusCode() + ": " + answer.toString()));
    }

    @Override
    public void close() {
        client.close().await();
    }
}
