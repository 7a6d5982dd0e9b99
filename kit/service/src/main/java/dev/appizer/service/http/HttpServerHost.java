// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP server of a process, on every event loop, answering the routes of all its services. */
public final class HttpServerHost {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServerHost.class);
    private static final int WORKERS = 16;
    private static final int IDLE_SECONDS = 75;
    // With port 0 the server of each event loop would get a port of its own.
    private static final int SHARED_FREE_PORT_ID = 1;

    private final Vertx vertx;
    private final SocketAddress address;
    private final HttpServerOptions options;
    private final Router router;
    private final RequestMeter meter;
    private final WorkerExecutor workers;
    private final WorkerExecutor internalWorkers;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /** @param port 0 takes a free one */
    public HttpServerHost(Vertx vertx, String host, int port, Routes routes, MeterRegistry meters) {
        this.vertx = vertx;
        this.address = port == 0
                ? SocketAddress.sharedRandomPort(SHARED_FREE_PORT_ID, host)
                : SocketAddress.inetSocketAddress(port, host);
        this.options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
        this.router = new Router(routes);
        this.meter = new RequestMeter(meters);
        this.workers = vertx.createSharedWorkerExecutor("http", WORKERS);
        this.internalWorkers = vertx.createSharedWorkerExecutor("http-internal", WORKERS);
    }

    /**
     * Begins to listen.
     *
     * @return the port
     * @throws RuntimeException of the network's own where the port is taken or the address is not this machine's
     */
    public int start() {
        int loops = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(Listener::new, new DeploymentOptions().setInstances(loops))
                .await();
        return servers.get(0).actualPort();
    }

    /** Takes no more connections, and gives calls under way the time to end. */
    public void stop(Duration grace) {
        List<Future<Void>> ends = servers.stream()
                .map(server -> server.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        try {
            Future.join(ends)
                    .compose(ended -> workers.close())
                    .compose(ended -> internalWorkers.close())
                    .await(grace.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Calls were cut off: they were under way for over {} ms after the stop", grace.toMillis());
        }
    }

    private final class Listener extends AbstractVerticle {

        @Override
        public void start(Promise<Void> started) {
            Dispatcher dispatcher = new Dispatcher(router, workers, internalWorkers, meter, context);
            HttpServer server = vertx.createHttpServer(options).requestHandler(dispatcher::dispatch);
            servers.add(server);
            server.listen(address).<Void>mapEmpty().onComplete(started);
        }
    }
}
