// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.ServiceGroup;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.http.HttpServerConfig;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.serdes.TestAvroDeserializer;
import dev.appizer.testing.serdes.TestAvroSerializer;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The stage as a process runs it, against a real broker; records need no registry. */
final class RunningSegments implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Topics topics;
    private final ServiceGroup group;
    private final KafkaProducer<String, ResolvedEvent> events;

    RunningSegments(KafkaUnderTest kafka, Path state) {
        ServiceDefinition definition = SegmentApplication.definition();
        int port = freePort();
        Settings settings = definition
                .catalog()
                .read(Map.of(
                        "kafka.bootstrap.servers", kafka.bootstrapServers(),
                        "topics.prefix", kafka.freshPrefix(),
                        "topics.partitions", "2",
                        "commit.interval", "20ms",
                        "state.directory", state.toString(),
                        "schema.registry.url", "http://not.asked:1",
                        "avro.serializer.class", TestAvroSerializer.class.getName(),
                        "avro.deserializer.class", TestAvroDeserializer.class.getName(),
                        "advertised.url", "http://127.0.0.1:" + port));
        CommonSettings common = CommonSettings.of(settings);
        this.topics = common.topics();
        kafka.createTopics(topics.all().stream()
                .<NewTopic>map(topic -> topic.create((short) 1))
                .toList());
        Metrics metrics = new Metrics();
        ServiceContext context = new ServiceContext(
                settings, common, Keys::open, metrics.registry(), new HttpPeer(vertx, STOP), (what, cause) -> {
                    throw new IllegalStateException(what, cause);
                });
        this.group = new ServiceGroup(
                List.of(definition.make().apply(context)), vertx, HttpServerConfig.loopback(port), metrics);
        Topic<ResolvedEvent> resolved = topics.eventsResolved();
        this.events = new KafkaProducer<>(
                settings.kafka(), resolved.key().serializer(), resolved.value().serializer());
    }

    RunningSegments start() throws InterruptedException, IOException {
        group.start();
        await(() -> send("GET", "/v1/segments", null).statusCode() == 200);
        return this;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void event(String user, String name, String messageId) {
        event(user, name, messageId, Instant.parse("2026-03-01T12:00:00Z"), Map.of());
    }

    void event(String user, String name, String messageId, Instant time, Map<String, Object> properties) {
        EnrichedEvent event = EnrichedEvent.newBuilder()
                .setType(CallType.TRACK)
                .setMessageId(messageId)
                .setUserId(user)
                .setEvent(name)
                .setProperties(properties)
                .setEventTime(time)
                .setReceivedAt(time)
                .build();
        String identifier = "user:" + user;
        Future<RecordMetadata> unused = events.send(new ProducerRecord<>(
                topics.eventsResolved().name(),
                identifier,
                new ResolvedEvent(event, identifier, identifier, user, 0L)));
        events.flush();
    }

    HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + group.port() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path, null).body());
    }

    /** Until a person has so many events: what is asked meanwhile may see a record half taken. */
    void awaitEvents(String user, long count) throws IOException, InterruptedException {
        await(() -> get("/v1/profiles/" + user).path("eventCount").asLong() == count);
    }

    /** Until a definition counts for everybody. */
    void awaitLive(String path) throws IOException, InterruptedException {
        await(() -> get(path).path("state").asText().equals("LIVE"));
    }

    interface Check {
        boolean holds() throws IOException, InterruptedException;
    }

    static void await(Check check) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not in time");
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        events.close();
        try {
            group.stop(STOP);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        vertx.close().await();
    }
}
