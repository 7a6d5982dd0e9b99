// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import dev.appizer.service.http.Dispatcher.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP server of a process, on every event loop, answering the routes of all its services. */
public final class HttpServerHost {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServerHost.class);
    private static final int WORKERS = 16;
    private static final long SWEEP_MILLIS = 1_000;
    private static final long CERTIFICATE_LOOK_MILLIS = 10_000;
    // Beyond any time that an answer may take; what a client owes is looked at by Connections.
    private static final int UNREAD_ANSWER_SECONDS = 600;
    // With port 0 the server of each event loop would get a port of its own.
    private static final int SHARED_FREE_PORT_ID = 1;

    private final Vertx vertx;
    private final SocketAddress address;
    private final HttpServerOptions options;
    private final Router router;
    private final RequestMeter meter;
    private final HttpLimits limits;
    private final @Nullable HttpTls tls;
    private final Workers workers;
    private final ByteBudget budget;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /** Makes it; nothing listens yet. */
    public HttpServerHost(Vertx vertx, HttpServerConfig config, Routes routes, MeterRegistry meters) {
        this.vertx = vertx;
        this.address = config.port() == 0
                ? SocketAddress.sharedRandomPort(SHARED_FREE_PORT_ID, config.host())
                : SocketAddress.inetSocketAddress(config.port(), config.host());
        this.limits = config.limits();
        this.tls = config.tls();
        this.options = new HttpServerOptions()
                .setIdleTimeout(UNREAD_ANSWER_SECONDS)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
        if (tls != null) {
            options.setSsl(true).setUseAlpn(false).setKeyCertOptions(tls.pem());
        }
        this.router = new Router(routes);
        this.meter = new RequestMeter(meters);
        this.budget = new ByteBudget(limits.bytesInFlight());
        this.workers = new Workers(
                vertx.createSharedWorkerExecutor("http", WORKERS),
                vertx.createSharedWorkerExecutor("http-internal", WORKERS));
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
        if (tls != null) {
            RenewedTls renewed = new RenewedTls(tls, servers);
            vertx.setPeriodic(
                    CERTIFICATE_LOOK_MILLIS,
                    tick -> workers.callers().executeBlocking(() -> {
                        renewed.look();
                        return null;
                    }));
        }
        return servers.get(0).actualPort();
    }

    /** How many are open. */
    public int connections() {
        return connections.get();
    }

    /** Bytes of bodies that are read or worked on. */
    public long bytesInFlight() {
        return budget.taken();
    }

    /** Takes no more connections, and gives calls under way the time to end. */
    public void stop(Duration grace) {
        List<Future<Void>> ends = servers.stream()
                .map(server -> server.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        try {
            Future.join(ends)
                    .compose(ended -> workers.callers().close())
                    .compose(ended -> workers.instances().close())
                    .await(grace.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Calls were cut off: they were under way for over {} ms after the stop", grace.toMillis());
        }
    }

    private final class Listener extends AbstractVerticle {

        @Override
        public void start(Promise<Void> started) {
            Connections own = new Connections(limits, connections);
            Dispatcher dispatcher = new Dispatcher(router, workers, meter, budget, own, context);
            HttpServer server = vertx.createHttpServer(options)
                    .connectionHandler(own::opened)
                    .requestHandler(dispatcher::dispatch);
            vertx.setPeriodic(SWEEP_MILLIS, tick -> own.sweep(budget.isShort()));
            servers.add(server);
            server.listen(address).<Void>mapEmpty().onComplete(started);
        }
    }
}
