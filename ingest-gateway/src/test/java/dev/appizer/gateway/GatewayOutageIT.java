// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.broker.ForkedNode;
import dev.appizer.broker.KafkaNodeConfig;
import dev.appizer.broker.TopicAdmin;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own, to be frozen and killed. */
@Tag("long")
@ExtendWith(RegistryExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CALL = "{\"event\":\"e\",\"messageId\":\"m1\"}";
    private static final String[] KEY = {"X-Write-Key", "BACK1"};

    private final String registry;
    private KafkaNodeConfig config;
    private ForkedNode node;

    GatewayOutageIT(RegistryUnderTest registry) {
        this.registry = registry.url();
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        config = KafkaNodeConfig.single(directory.resolve("node"));
        node = ForkedNode.start(config, PATIENCE);
    }

    @AfterAll
    void stop() {
        node.kill();
    }

    @Test
    void aFrozenKafkaIs503WithRetryAfterWithin10SecondsAndHoldsUpNobodyElse() throws Exception {
        try (RunningGateway gateway = gateway("frozen.")) {
            create(gateway.raw().create((short) 1));
            gateway.await();
            assertThat(gateway.post("/v1/track", CALL, KEY).statusCode()).isEqualTo(200);
            signal("STOP");

            HttpResponse<String> answer;
            long start = System.nanoTime();
            Thread other = new Thread(() -> gateway.post("/v1/track", CALL, KEY));
            other.start();
            assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            answer = gateway.post("/v1/track", CALL, KEY);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            signal("CONT");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(taken).isLessThan(Duration.ofSeconds(10));
            other.join();
            awaitSuccess(gateway);
        }
    }

    @Test
    void aBurstWhileKafkaIsFrozenWaitsInItsSocketsAndIsTold503() throws Exception {
        try (RunningGateway gateway = gateway("burst.", Map.of("http.max.in.flight.mib", "2"))) {
            create(gateway.raw().create((short) 1));
            gateway.await();
            assertThat(gateway.post("/v1/track", CALL, KEY).statusCode()).isEqualTo(200);
            signal("STOP");

            long start = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(() -> batchOf300Kilobytes(gateway))
                    .limit(40)
                    .toList();
            double most = 0;
            for (int look = 0; look < 20; look++) {
                Thread.sleep(100);
                most = Math.max(most, gateway.gauge("appizer_http_in_flight_bytes"));
            }
            answers.forEach(CompletableFuture::join);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            signal("CONT");

            assertThat(most).isBetween(1_500_000.0, 2.0 * (1 << 20));
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.join().statusCode()).isEqualTo(503);
                assertThat(answer.join().headers().firstValue("Retry-After")).contains("2");
            });
            assertThat(taken).isLessThan(Duration.ofSeconds(10));
            awaitSuccess(gateway);
            assertThat(gateway.gauge("appizer_http_in_flight_bytes")).isZero();
        }
    }

    private static CompletableFuture<HttpResponse<String>> batchOf300Kilobytes(RunningGateway gateway) {
        String message = "{\"type\":\"track\",\"event\":\"e\",\"properties\":{\"p\":\"" + "x".repeat(29_900) + "\"}}";
        String body = "{\"batch\":[" + String.join(",", Collections.nCopies(10, message)) + "]}";
        return CompletableFuture.supplyAsync(
                () -> gateway.post("/v1/batch", body, KEY), task -> new Thread(task).start());
    }

    @Test
    void aKilledKafkaIs503AndOnceItIsBackEveryAcknowledgedMessageIsThere() {
        try (RunningGateway gateway = gateway("killed.")) {
            create(gateway.raw().create((short) 1));
            gateway.await();
            int acknowledged = 0;
            for (int i = 0; i < 50; i++) {
                acknowledged += gateway.post("/v1/track", CALL, KEY).statusCode() == 200 ? 1 : 0;
            }
            node.kill();
            assertThat(gateway.post("/v1/track", CALL, KEY).statusCode()).isEqualTo(503);
            node = ForkedNode.start(config.withPort(node.port()), PATIENCE);
            awaitSuccess(gateway);

            assertThat(acknowledged).isEqualTo(50);
            assertThat(read(gateway)).hasSizeGreaterThanOrEqualTo(51);
        }
    }

    @Test
    void theStartWaitsForTheTopicAndAnswers503Meanwhile() {
        try (RunningGateway gateway = gateway("late.")) {
            HttpResponse<String> early = gateway.post("/v1/track", CALL, KEY);
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).isPresent();
            assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(gateway.hasStarted()).isFalse();

            create(gateway.raw().create((short) 1));
            gateway.await();

            assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(gateway.post("/v1/track", CALL, KEY).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTopicWithAnotherNumberOfPartitionsIsRefused() {
        try (RunningGateway gateway = gateway("other.")) {
            create(new NewTopic(gateway.raw().name(), 3, (short) 1));

            assertThatThrownBy(gateway::await)
                    .hasRootCauseMessage("The topic other.events.raw has 3 partitions, but topics.partitions is 4");
        }
    }

    // Until the producer has learnt of the leaders again, each call is told 503 at once.
    private static void awaitSuccess(RunningGateway gateway) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (gateway.post("/v1/track", CALL, KEY).statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private RunningGateway gateway(String prefix) {
        return gateway(prefix, Map.of());
    }

    private RunningGateway gateway(String prefix, Map<String, String> settings) {
        return RunningGateway.of(node.bootstrapServers(), registry, prefix, settings);
    }

    private void create(NewTopic topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", node.bootstrapServers()))) {
            TopicAdmin.ensure(admin, List.of(topic), PATIENCE);
        }
    }

    private List<ConsumerRecord<String, RawEvent>> read(RunningGateway gateway) {
        try (TopicReader<String, RawEvent> reader =
                TopicReader.of(Map.of("bootstrap.servers", node.bootstrapServers()), gateway.raw())) {
            return reader.rest();
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(node.pid()))
                .start()
                .waitFor();
    }
}
