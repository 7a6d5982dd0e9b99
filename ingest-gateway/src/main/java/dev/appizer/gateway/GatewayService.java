// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import dev.appizer.gateway.call.CallReader;
import dev.appizer.gateway.http.CaptureHandler;
import dev.appizer.gateway.http.CaptureMeters;
import dev.appizer.gateway.http.CaptureRoutes;
import dev.appizer.gateway.http.ClientAddress;
import dev.appizer.gateway.http.DocumentRoutes;
import dev.appizer.gateway.http.RateLimits;
import dev.appizer.gateway.http.Senders;
import dev.appizer.gateway.http.SettingsRoutes;
import dev.appizer.gateway.kafka.ProducerSettings;
import dev.appizer.gateway.kafka.RawEventProducer;
import dev.appizer.gateway.kafka.SchemaReadiness;
import dev.appizer.gateway.settings.GatewaySettings;
import dev.appizer.gateway.stamp.ReceiveClock;
import dev.appizer.gateway.stamp.Stamping;
import dev.appizer.gateway.stamp.UuidV7;
import dev.appizer.schemas.RawEvent;
import dev.appizer.service.Health;
import dev.appizer.service.Service;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.kafka.PartitionReadiness;
import dev.appizer.service.kafka.Patience;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.trace.TraceParent;
import dev.appizer.topics.Topic;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serializer;

/** Assembles the gateway and gives it a life. */
public final class GatewayService implements Service {

    public static final String NAME = "ingest-gateway";

    /** What it is, for a process of its own and for one that it shares. */
    public static final ServiceDefinition DEFINITION =
            new ServiceDefinition(NAME, GatewaySettings.CATALOG, GatewayService::new);

    private final Topic<RawEvent> raw;
    private final ProducerSettings kafka;
    private final Serializer<RawEvent> serializer;
    private final RawEventProducer producer;
    private final Routes routes;
    private final Patience patience = new Patience();

    GatewayService(ServiceContext context) {
        if (context.keys().get().isEmpty()) {
            throw InvalidSettingsException.of(
                    CommonSettings.KEYS_FILE.name(), "names no key: nobody could send anything");
        }
        GatewaySettings settings = GatewaySettings.of(context.settings());
        this.raw = context.common().topics().eventsRaw();
        this.kafka = ProducerSettings.of(context.settings().kafka(), settings.ackTimeout());
        this.serializer = raw.value().serializer();
        this.producer = new RawEventProducer(raw, serializer, kafka, context.meters(), context.fatal());
        this.routes = routes(context, settings);
    }

    private Routes routes(ServiceContext context, GatewaySettings settings) {
        CaptureHandler handler = new CaptureHandler(
                new CallReader(settings.limits()),
                new Senders(
                        context.keys(),
                        new RateLimits(settings.ratePerSecond(), settings.rateBurst(), System::nanoTime)),
                new Stamping(new ReceiveClock(Clock.systemUTC()), new UuidV7(new SecureRandom())),
                producer,
                new TraceParent(ThreadLocalRandom::current),
                new ClientAddress(settings.trustedProxies()),
                new CaptureMeters(context.meters()),
                settings);
        return CaptureRoutes.of(handler, settings.limits().bodyBytes())
                .plus(SettingsRoutes.of(settings))
                .plus(DocumentRoutes.routes());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() throws InterruptedException {
        patience.until(new SchemaReadiness(raw, serializer));
        try (Admin admin = Admin.create(kafka.clients())) {
            patience.until(new PartitionReadiness(raw, admin));
        }
        patience.until(producer::metadataObstacle);
    }

    @Override
    public void stop(Duration timeout) {
        patience.stop();
        producer.close(timeout);
    }

    // While Kafka is away the gateway says so itself, with Retry-After: better than a connection that nobody takes.
    @Override
    public Health readiness() {
        return Health.ok();
    }

    @Override
    public Health liveness() {
        return Health.ok();
    }

    @Override
    public Routes routes() {
        return routes;
    }
}
