// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import dev.appizer.service.http.ByteBudget.Turn;
import dev.appizer.service.http.Router.Match;
import dev.appizer.service.http.Routes.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way: head, guard, room for its body, body, handler, answer. On its event loop from start to end. */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Duration LONGEST_WAIT_FOR_ROOM = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Dispatcher desk;
    private final HttpServerRequest request;
    private final Call head;
    private final Route route;
    private final long startNanos;
    private long room;
    private long waitedNanos;

    /** @throws HttpProblem where there is no such route, or its guard lets nobody in */
    Exchange(Dispatcher desk, HttpServerRequest request, long startNanos) {
        this.desk = desk;
        this.request = request;
        this.startNanos = startNanos;
        Call call = RequestHead.of(request);
        Match match = desk.router().find(call.method(), call.path());
        this.route = match.route();
        this.head = call.with(match.parameters());
    }

    void begin() {
        try {
            route.guard().accept(head);
            takeRoom();
        } catch (HttpProblem problem) {
            answer(problem.reply());
        }
    }

    private void takeRoom() {
        room = desk.budget().fitting(RequestHead.bytesToCome(request, route.bodyLimit()));
        long began = System.nanoTime();
        Turn turn = desk.budget()
                .take(
                        room,
                        () -> desk.onEventLoop(() -> {
                            waitedNanos = System.nanoTime() - began;
                            readBody();
                            request.resume();
                        }));
        if (turn == null) {
            readBody();
        } else {
            request.pause();
            desk.connections().complete(request.connection());
            desk.after(LONGEST_WAIT_FOR_ROOM, () -> leave(turn));
        }
    }

    private void leave(Turn turn) {
        if (turn.leave()) {
            room = 0;
            answer(HttpProblem.unavailable("Too much is under way here: try again", RETRY)
                    .closing()
                    .reply());
        }
    }

    private void readBody() {
        BodyReader body = new BodyReader(request, route.bodyLimit());
        desk.connections().reading(request.connection(), body);
        body.read()
                .compose(bytes -> handle(head.with(bytes, waitedNanos)))
                .otherwise(Exchange::tell)
                .onSuccess(this::answer);
    }

    private Future<Reply> handle(Call call) {
        desk.connections().complete(request.connection());
        desk.meter().size(route.template().text(), call.body().length);
        return desk.run(route.handler(), call);
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

    private void answer(Reply reply) {
        desk.budget().give(room);
        desk.connections().answered(request.connection());
        send(request, reply.with(route.headers().apply(head)));
        desk.meter().record(route.template().text(), reply.status(), startNanos);
    }

    /** Sends an answer, unless the caller is gone. */
    static void send(HttpServerRequest request, Reply reply) {
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
            response.putHeader("Connection", "close");
        }
        Future<Void> sent = reply.body().length == 0 ? response.end() : response.end(Buffer.buffer(reply.body()));
        sent.onFailure(gone -> LOG.debug("A caller was gone before its answer", gone));
        if (last) {
            sent.onSuccess(done -> request.connection().close());
        }
    }
}
