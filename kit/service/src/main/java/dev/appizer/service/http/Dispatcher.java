// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Begins each request's exchange, and has what all of them share. One for each event loop. */
final class Dispatcher {

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
        long startNanos = System.nanoTime();
        try {
            new Exchange(this, request, startNanos).begin();
        } catch (HttpProblem problem) {
            connections.answered(request.connection());
            Exchange.send(request, problem.reply());
            meter.record("none", problem.status(), startNanos);
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
