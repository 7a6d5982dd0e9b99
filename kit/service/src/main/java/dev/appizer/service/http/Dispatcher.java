// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import dev.appizer.service.http.Router.Match;
import dev.appizer.service.http.Routes.Route;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request through route, guard, body and handler to its answer. One for each event loop. */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final byte[] NO_BODY = new byte[0];

    private final Router router;
    private final WorkerExecutor workers;
    private final WorkerExecutor internalWorkers;
    private final RequestMeter meter;
    private final Context eventLoop;

    Dispatcher(
            Router router,
            WorkerExecutor workers,
            WorkerExecutor internalWorkers,
            RequestMeter meter,
            Context eventLoop) {
        this.router = router;
        this.workers = workers;
        this.internalWorkers = internalWorkers;
        this.meter = meter;
        this.eventLoop = eventLoop;
    }

    void dispatch(HttpServerRequest request) {
        long startNanos = System.nanoTime();
        try {
            Call head = head(request);
            Match match = router.find(head.method(), head.path());
            answer(request, match.route(), head.with(match.parameters()), startNanos);
        } catch (HttpProblem problem) {
            send(request, problem.reply());
            meter.record("none", problem.status(), startNanos);
        }
    }

    private void answer(HttpServerRequest request, Route route, Call head, long startNanos) {
        Future.succeededFuture(head)
                .compose(call -> admitted(request, route, call))
                .compose(body -> run(route.handler(), head.with(body)))
                .otherwise(Dispatcher::tell)
                .onSuccess(reply -> {
                    send(request, reply.with(route.headers().apply(head)));
                    meter.record(route.template().text(), reply.status(), startNanos);
                });
    }

    private static Future<byte[]> admitted(HttpServerRequest request, Route route, Call head) {
        route.guard().accept(head);
        return BodyReader.read(request, route.bodyLimit());
    }

    private Future<Reply> run(Handler handler, Call call) {
        if (handler instanceof Handler.Async async) {
            return Future.fromCompletionStage(async.handle(call), eventLoop);
        }
        if (handler instanceof Handler.Internal internal) {
            return internalWorkers.executeBlocking(() -> internal.handle(call), false);
        }
        Handler.Blocking blocking = (Handler.Blocking) handler;
        return workers.executeBlocking(() -> blocking.handle(call), false);
    }

    private static Reply tell(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpProblem problem) {
            return problem.reply();
        }
        LOG.error("A request failed", cause);
        return new HttpProblem(500, "INTERNAL", "Something went wrong here; the log says what").reply();
    }

    private static void send(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        Future<Void> sent = reply.body().length == 0 ? response.end() : response.end(Buffer.buffer(reply.body()));
        sent.onFailure(gone -> LOG.debug("A caller was gone before its answer", gone));
    }

    private static Call head(HttpServerRequest request) {
        try {
            String address = request.remoteAddress() == null
                    ? null
                    : request.remoteAddress().hostAddress();
            return new Call(
                    request.method().name(),
                    request.path() == null ? "/" : request.path(),
                    Map.of(),
                    request.params(),
                    request.headers(),
                    address,
                    NO_BODY);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(400, "INVALID_PATH", "The query is not percent-encoded as it should be");
        }
    }
}
