// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins each request's exchange, and has what all of them share. One for each event loop. */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LINGER = Duration.ofMillis(500);

    private final Router router;
    private final Workers workers;
    private final RequestMeter meter;
    private final ByteBudget budget;
    private final Connections connections;
    private final Context eventLoop;

    /**
     * Threads of handlers that may wait.
     *
     * @param callers for calls from outside
     * @param instances for what other instances ask
     */
    record Workers(WorkerExecutor callers, WorkerExecutor instances) {}

    Dispatcher(
            Router router,
            Workers workers,
            RequestMeter meter,
            ByteBudget budget,
            Connections connections,
            Context eventLoop) {
        this.router = router;
        this.workers = workers;
        this.meter = meter;
        this.budget = budget;
        this.connections = connections;
        this.eventLoop = eventLoop;
    }

    void dispatch(HttpServerRequest request) {
        if (!connections.isAlive(request.connection())) {
            return;
        }
        long startNanos = System.nanoTime();
        try {
            new Exchange(this, request, startNanos).begin();
        } catch (HttpProblem problem) {
            connections.answered(request.connection());
            send(request, problem.reply());
            meter.record("none", problem.status(), startNanos);
        }
    }

    /** Sends an answer, unless the caller is gone. */
    void send(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        // A length said in two ways is read in one of them, and a body that is not read to its end may look like a
        // request: nothing behind it is to be trusted.
        boolean last = RequestHead.isChunked(request) || reply.closes();
        response.setStatusCode(reply.status());
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            response.putHeader(header.getKey(), header.getValue());
        }
        if (last) {
            connections.ending(request.connection());
            response.putHeader("Connection", "close");
        }
        Future<Void> sent = reply.body().length == 0 ? response.end() : response.end(Buffer.buffer(reply.body()));
        sent.onFailure(gone -> LOG.debug("A caller was gone before its answer", gone));
        if (last) {
            sent.onSuccess(done -> close(request));
        }
    }

    /** What a client still writes is read for a moment: closed at once, it would see a reset instead of the answer. */
    private void close(HttpServerRequest request) {
        if (request.isEnded()) {
            request.connection().close();
        } else {
            request.resume();
            after(LINGER, () -> request.connection().close());
        }
    }

    Future<Reply> run(Handler handler, Call call) {
        if (handler instanceof Handler.Async async) {
            return Future.fromCompletionStage(async.handle(call), eventLoop);
        }
        if (handler instanceof Handler.Internal internal) {
            return workers.instances.executeBlocking(() -> internal.handle(call), false);
        }
        Handler.Blocking blocking = (Handler.Blocking) handler;
        return workers.callers.executeBlocking(() -> blocking.handle(call), false);
    }

    void onEventLoop(Runnable task) {
        eventLoop.runOnContext(then -> task.run());
    }

    void after(Duration delay, Runnable task) {
        eventLoop.owner().setTimer(delay.toMillis(), then -> task.run());
    }

    Router router() {
        return router;
    }

    RequestMeter meter() {
        return meter;
    }

    ByteBudget budget() {
        return budget;
    }

    Connections connections() {
        return connections;
    }
}
