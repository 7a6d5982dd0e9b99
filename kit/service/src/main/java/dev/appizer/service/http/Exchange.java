// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import dev.appizer.service.http.ByteBudget.Turn;
import dev.appizer.service.http.Router.Match;
import dev.appizer.service.http.Routes.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
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
    private boolean gone;

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
        room = desk.budget().fitting(RequestHead.bytesToCome(request, bodyLimit()));
        long began = System.nanoTime();
        Turn turn = desk.budget().take(room, () -> desk.onEventLoop(() -> roomCame(began)));
        if (turn == null) {
            readBody();
            return;
        }
        request.pause();
        request.exceptionHandler(cause -> leaveRow(turn));
        desk.connections().complete(request.connection());
        desk.after(LONGEST_WAIT_FOR_ROOM, () -> refuse(turn));
    }

    /** What is asked with GET or OPTIONS says all in its head. */
    private int bodyLimit() {
        boolean bare = head.method().equals("GET") || head.method().equals("OPTIONS");
        return bare ? 0 : route.bodyLimit();
    }

    private void roomCame(long began) {
        if (gone) {
            desk.budget().give(room);
            return;
        }
        waitedNanos = System.nanoTime() - began;
        readBody();
        request.resume();
    }

    private void leaveRow(Turn turn) {
        gone = true;
        if (turn.leave()) {
            room = 0;
        }
    }

    private void refuse(Turn turn) {
        if (turn.leave()) {
            room = 0;
            answer(HttpProblem.unavailable("Too much is under way here: try again", RETRY)
                    .closing()
                    .reply());
        }
    }

    private void readBody() {
        BodyReader body = new BodyReader(request, bodyLimit());
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
        desk.send(request, reply.with(route.headers().apply(head)));
        desk.meter().record(route.template().text(), reply.status(), startNanos);
    }
}
