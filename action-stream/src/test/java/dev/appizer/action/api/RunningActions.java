// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.action.ActionApplication;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The stage as a process runs it, against a real broker; records need no registry. */
final class RunningActions implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Object> kafka;
    private final Topics topics;
    private final ServiceGroup group;

    RunningActions(KafkaUnderTest broker, Path state, Map<String, String> more) {
        ServiceDefinition definition = ActionApplication.definition();
        int port = freePort();
        Map<String, String> texts = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "topics.prefix", broker.freshPrefix(),
                "topics.partitions", "2",
                "commit.interval", "20ms",
                "state.directory", state.toString(),
                "schema.registry.url", "http://not.asked:1",
                "avro.serializer.class", TestAvroSerializer.class.getName(),
                "avro.deserializer.class", TestAvroDeserializer.class.getName(),
                "advertised.url", "http://127.0.0.1:" + port));
        texts.putAll(more);
        Settings settings = definition.catalog().read(texts);
        this.kafka = settings.kafka();
        CommonSettings common = CommonSettings.of(settings);
        this.topics = common.topics();
        broker.createTopics(topics.all().stream()
                .<NewTopic>map(topic -> topic.create((short) 1))
                .toList());
        Metrics metrics = new Metrics();
        ServiceContext context = new ServiceContext(
                settings, common, Keys::open, metrics.registry(), new HttpPeer(vertx, STOP), (what, cause) -> {
                    throw new IllegalStateException(what, cause);
                });
        this.group = new ServiceGroup(
                List.of(definition.make().apply(context)), vertx, HttpServerConfig.loopback(port), metrics);
    }

    RunningActions start() throws InterruptedException, IOException {
        group.start();
        await(() -> send("GET", "/v1/campaigns", null).statusCode() == 200);
        await(() -> send("POST", "/v1/campaigns/none/test", "{}").statusCode() == 404);
        return this;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Topics topics() {
        return topics;
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    RunningActions segment(String id) {
        return append(
                topics.segmentsDefinitions(),
                "segment:" + id,
                new Definition(DefinitionKind.SEGMENT, id, 1L, Instant.now(), "{}"));
    }

    /** Somebody enters a segment, and is known with these traits. */
    RunningActions enter(String user, String segment, Map<String, Object> traits) {
        String person = Identifier.user(user).toString();
        Profile profile = Profile.newBuilder()
                .setCanonicalId(user)
                .setAnonymous(false)
                .setUserIds(List.of(user))
                .setAnonymousIds(List.of())
                .setTraits(traits)
                .setSegments(List.of(segment))
                .build();
        append(topics.profiles(), person, profile);
        Instant now = Instant.now();
        return append(
                topics.segmentsChanges(),
                person,
                new SegmentChange(segment, 1L, person, user, Transition.ENTERED, ChangeReason.TRAIT, now, now, "m"));
    }

    private <V> RunningActions append(Topic<V> topic, String key, V value) {
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                kafka, topic.key().serializer(), topic.value().serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + group.port() + path))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    JsonNode json(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        return JSON.readTree(send(method, path, body).body());
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
        try {
            group.stop(STOP);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        vertx.close().await();
    }
}
