// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.Set;

/** Calls the gateway, on connections that are kept. */
public final class Caller implements AutoCloseable {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final Set<Integer> NOT_NOW = Set.of(404, 503);

    private final HttpClientAgent client;
    private final int port;
    private final Context loop;
    private volatile boolean closed;

    private record Answer(int status, Buffer body) {

        IllegalStateException problem() {
            return new IllegalStateException("The answer was " + status + ": " + body);
        }
    }

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
        RequestOptions options = options(HttpMethod.POST, path)
                .putHeader("Authorization", "Bearer dev-write-key")
                .putHeader("Content-Type", "application/json");
        return call(options, Buffer.buffer(body))
                .compose(answer ->
                        answer.status == OK ? Future.succeededFuture() : Future.failedFuture(answer.problem()));
    }

    /** Ends when an admin's call was answered 200 or 201; fails with anything else. */
    public Future<Void> put(String path, String body) {
        Promise<Void> done = Promise.promise();
        RequestOptions options = options(HttpMethod.PUT, path).putHeader("Content-Type", "application/json");
        onItsLoop(() -> call(options, Buffer.buffer(body))
                .compose(answer -> answer.status == OK || answer.status == CREATED
                        ? Future.<Void>succeededFuture()
                        : Future.<Void>failedFuture(answer.problem()))
                .onComplete(done));
        return done.future();
    }

    /** Ends with what was asked for, or empty where it is not there now; fails with any other answer. */
    public Future<Optional<Buffer>> get(String path) {
        Promise<Optional<Buffer>> found = Promise.promise();
        onItsLoop(() -> call(options(HttpMethod.GET, path), Buffer.buffer())
                .compose(Caller::found)
                .onComplete(found));
        return found.future();
    }

    private static Future<Optional<Buffer>> found(Answer answer) {
        if (answer.status == OK) {
            return Future.succeededFuture(Optional.of(answer.body));
        }
        return NOT_NOW.contains(answer.status)
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(answer.problem());
    }

    private RequestOptions options(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path);
    }

    private Future<Answer> call(RequestOptions options, Buffer body) {
        if (closed) {
            return Future.failedFuture("The caller is closed");
        }
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(answer -> new Answer(response.statusCode(), answer)));
    }

    @Override
    public void close() {
        closed = true;
        client.close().await();
    }
}
