// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import dev.appizer.broker.TopicAdmin;
import dev.appizer.service.http.HttpServerConfig;
import dev.appizer.service.http.HttpServerHost;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A registry that runs in this process, on the loopback interface, for development. */
public final class LocalRegistry implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration TOPIC_PATIENCE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final RegistryStore store;
    private final HttpServerHost http;
    private final int port;

    private LocalRegistry(RegistryStore store, HttpServerHost http, int port) {
        this.store = store;
        this.http = http;
        this.port = port;
    }

    /**
     * Makes sure of its topic, reads it, and listens.
     *
     * @param bootstrapServers of the Kafka that keeps its schemas
     * @param wantedPort 0 takes a free one
     */
    public static LocalRegistry start(Vertx vertx, String bootstrapServers, int wantedPort, MeterRegistry meters) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicAdmin.ensure(admin, List.of(SchemaLog.topic()), TOPIC_PATIENCE);
        }
        RegistryStore store = new RegistryStore(new SchemaLog(bootstrapServers));
        HttpServerHost http = new HttpServerHost(
                vertx, HttpServerConfig.loopback(wantedPort), new RegistryRoutes(store).routes(), meters);
        return new LocalRegistry(store, http, http.start());
    }

    public String url() {
        return "http://" + HOST + ":" + port;
    }

    /** Ends calls under way, then writes no more. */
    @Override
    public void close() {
        http.stop(GRACE);
        store.close();
    }
}
