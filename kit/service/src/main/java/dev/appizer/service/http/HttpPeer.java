// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks another instance over HTTP. */
public final class HttpPeer implements AutoCloseable {

    private static final int CONNECTIONS_TO_ONE = 32;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Context eventLoop;
    private final HttpClient client;
    private final Duration timeout;

    /** One that trusts whom Java trusts. */
    public HttpPeer(Vertx vertx, Duration timeout) {
        this(vertx, timeout, null);
    }

    /**
     * Makes one.
     *
     * @param timeout of one question, connecting included
     * @param trust PEM file of whom it trusts to say who another instance is; null: whom Java trusts
     */
    public HttpPeer(Vertx vertx, Duration timeout, @Nullable Path trust) {
        this.timeout = timeout;
        this.eventLoop = vertx.getOrCreateContext();
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout((int) timeout.toMillis());
        if (trust != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(trust.toString()));
        }
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_TO_ONE));
    }

    /**
     * Asks without waiting.
     *
     * @param body empty where there is none
     * @return the answer, whatever its status; failed with {@link HttpProblem} 503 where none came in time
     */
    public CompletionStage<PeerAnswer> ask(String method, URI url, Map<String, String> headers, byte[] body) {
        return send(method, url, headers, body).toCompletionStage();
    }

    /**
     * Asks and waits; never on an event loop.
     *
     * @return the answer, whatever its status
     * @throws HttpProblem 503 where none came in time
     */
    public PeerAnswer askAndWait(String method, URI url, Map<String, String> headers, byte[] body) {
        try {
            // Not Future.await(): it refuses the worker threads, on which blocking handlers run.
            return ask(method, url, headers, body).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof HttpProblem problem ? problem : e;
        }
    }

    /** On an event loop from start to end: seen from any other thread, the body may have passed before it is asked for. */
    private Future<PeerAnswer> send(String method, URI url, Map<String, String> headers, byte[] body) {
        Promise<PeerAnswer> answer = Promise.promise();
        eventLoop.runOnContext(start -> exchange(method, url, headers, body).onComplete(answer));
        return answer.future();
    }

    private Future<PeerAnswer> exchange(String method, URI url, Map<String, String> headers, byte[] body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setAbsoluteURI(url.toString())
                .setTimeout(timeout.toMillis());
        return client.request(options)
                .compose(request -> complete(request, headers, body))
                .compose(response -> response.body().map(bytes -> answer(response, bytes)))
                .recover(failure -> Future.failedFuture(
                        HttpProblem.unavailable("The instance at " + url.getAuthority() + " does not answer", RETRY)));
    }

    private static Future<HttpClientResponse> complete(
            HttpClientRequest request, Map<String, String> headers, byte[] body) {
        headers.forEach(request::putHeader);
        return body.length == 0 ? request.send() : request.send(Buffer.buffer(body));
    }

    private static PeerAnswer answer(HttpClientResponse response, Buffer body) {
        return new PeerAnswer(response.statusCode(), response.getHeader("Content-Type"), body.getBytes());
    }

    @Override
    public void close() {
        client.close();
    }
}
