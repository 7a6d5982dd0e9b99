// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.broker.child.ParentWatch;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** The gateway's HTTP library alone, as a process: {@code BareHttpMain 8080}. It reads a body and answers 200. */
public final class BareHttpMain {

    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Buffer ANSWER = Buffer.buffer("{\"success\":true}");

    private BareHttpMain() {}

    /**
     * Answers until the standard input ends.
     *
     * @param arguments the port
     */
    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(() -> new Listener(port), new DeploymentOptions().setInstances(loops))
                .await();
        ParentWatch.start(STOP).await();
        System.exit(0);
    }

    private static final class Listener extends AbstractVerticle {

        private final int port;

        Listener(int port) {
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServer server = vertx.createHttpServer().requestHandler(Listener::answer);
            server.listen(port, "127.0.0.1").<Void>mapEmpty().onComplete(started);
        }

        private static void answer(HttpServerRequest request) {
            request.body()
                    .onSuccess(body -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(ANSWER));
        }
    }
}
