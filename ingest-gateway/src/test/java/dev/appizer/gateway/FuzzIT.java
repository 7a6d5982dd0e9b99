// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.broker.TopicAdmin;
import dev.appizer.gateway.CallMutator.Sent;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Damaged calls: each is answered, none with a 5xx, and what is answered 200 is on the topic, message for message. Every
 * call names itself in X-Forwarded-For, which the gateway keeps with each of its messages.
 */
@Tag("long")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT {

    private static final int CALLS = Integer.getInteger("fuzz.calls", 40_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int CALLERS = 96;
    private static final Duration HANGS = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClientAgent client = vertx.createHttpClient(
            new HttpClientOptions().setMaxHeaderSize(32_768), new PoolOptions().setHttp1MaxSize(CALLERS));
    private final RunningGateway gateway;
    private final TopicReader<String, RawEvent> topic;
    private final CallMutator mutator = new CallMutator(SEED);
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch callers = new CountDownLatch(CALLERS);
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final NavigableMap<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final Map<Integer, String> failures = new ConcurrentSkipListMap<>();

    FuzzIT(KafkaUnderTest kafka, RegistryUnderTest registry) {
        gateway = RunningGateway.of(
                kafka.bootstrapServers(), registry.url(), kafka.freshPrefix(), Map.of("gateway.trusted.proxies", "1"));
        TopicAdmin.ensure(kafka.admin(), List.of(gateway.raw().create((short) 1)), Duration.ofSeconds(30));
        gateway.await();
        topic = TopicReader.of(Map.of("bootstrap.servers", kafka.bootstrapServers()), gateway.raw());
    }

    @AfterAll
    void close() {
        topic.close();
        gateway.close();
        vertx.close().await();
    }

    @Test
    void everyDamagedCallIsAnsweredAndWhatIsTakenIsOnTheTopic() throws Exception {
        for (int caller = 0; caller < CALLERS; caller++) {
            go();
        }
        assertThat(callers.await(8, TimeUnit.MINUTES)).isTrue();

        assertThat(failures).as("-Dfuzz.seed=" + SEED).isEmpty();
        assertThat(statuses.keySet())
                .as("%s", statuses)
                .isSubsetOf(200, 400, 413, 415)
                .contains(200, 400, 413, 415);
        assertThat(onTopic()).isEqualTo(new TreeMap<>(accepted));
        client.close().await();
        assertThat(gateway.gauge("appizer_http_in_flight_bytes")).isZero();
    }

    private void go() {
        int number = next.getAndIncrement();
        if (number >= CALLS) {
            callers.countDown();
            return;
        }
        Sent sent = nextCall();
        send(number, sent).onComplete(done -> {
            if (done.failed()) {
                failures.put(number, sent.path() + ": " + done.cause());
            }
            go();
        });
    }

    private Sent nextCall() {
        synchronized (mutator) {
            return mutator.next();
        }
    }

    private Future<Void> send(int number, Sent sent) {
        String name = "call-" + number;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(gateway.port())
                .setURI(sent.path())
                .setTimeout(HANGS.toMillis())
                .putHeader("X-Write-Key", "BACK1")
                .putHeader("X-Forwarded-For", name);
        if (!sent.encoding().isEmpty()) {
            options.putHeader("Content-Encoding", sent.encoding());
        }
        return client.request(options)
                .compose(request -> request.send(sent.body()))
                .compose(response -> response.body().map(body -> note(name, sent, response.statusCode(), body)));
    }

    private Void note(String name, Sent sent, int status, Buffer body) {
        statuses.merge(status, 1, Integer::sum);
        JsonNode answer = json(body);
        if (status == 200) {
            accepted.put(name, answer.has("accepted") ? answer.path("accepted").asInt() : 1);
        } else if (answer.path("error").path("code").asText().isEmpty()) {
            throw new IllegalStateException(sent.path() + " was answered " + status + " with " + body);
        }
        return null;
    }

    private static JsonNode json(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException("Not JSON: " + body, e);
        }
    }

    private Map<String, Integer> onTopic() {
        return topic.rest().stream()
                .collect(Collectors.toMap(
                        record -> String.valueOf(record.value().getClientIp()),
                        record -> 1,
                        Integer::sum,
                        TreeMap::new));
    }
}
