// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.enrichment.message.Result;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.registry.RegistryException;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a record's fault and what is the registry's; the registry's answers are made up here, its wire is real. */
class ReadRawEventTest {

    private static final byte[] RECORD_OF_SCHEMA_7 = {0, 0, 0, 0, 7, 1, 2, 3};

    private HttpServer registry;
    private volatile int status = 200;
    private volatile String answer = "";

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {\"error_code\":40403,\"message\":\"Schema not found\"}",
                "404 |",
                "200 | {\"schema\":\"not a schema\"}",
                "200 | {\"schema\":\"\\\"string\\\"\"}",
                "200 | {\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Foreign\\\",\\\"fields\\\":[]}\"}"
            })
    void aSchemaThatIsNoneIsTheRecordsFault(int status, @Nullable String answer) {
        assertThat(refusal(answer(status, answer == null ? "" : answer), RECORD_OF_SCHEMA_7))
                .isEqualTo(Refusal.Code.UNDECODABLE);
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "429", "500", "503"})
    void aRegistryThatRefusesUsStopsTheStage(int status) {
        ReadRawEvent reader = answer(status, "");

        assertThatThrownBy(() -> reader.read(RECORD_OF_SCHEMA_7)).isInstanceOf(RegistryException.class);
    }

    @Test
    void aRegistryThatIsAwayStopsTheStage() {
        ReadRawEvent reader = answer(200, "");
        registry.stop(0);

        assertThatThrownBy(() -> reader.read(RECORD_OF_SCHEMA_7)).isInstanceOf(RegistryException.class);
    }

    @Test
    void anotherVendorsWordForALostNetworkStopsTheStageToo() {
        SerializationException lost = new SerializationException("x", new ConnectException("refused"));
        ReadRawEvent reader = new ReadRawEvent("t", (topic, bytes) -> {
            throw lost;
        });

        assertThatThrownBy(() -> reader.read(RECORD_OF_SCHEMA_7)).isSameAs(lost);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 9, 40, 200})
    void noBytesStopTheStage(int length) {
        ReadRawEvent reader =
                answer(200, "{\"schema\":" + quoted(RawEvent.getClassSchema().toString()) + "}");
        Random random = new Random(length);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            System.arraycopy(RECORD_OF_SCHEMA_7, 0, bytes, 0, Math.min(length, i % 50 == 0 ? 1 : 5));
            assertThat(reader.read(bytes)).isNotNull();
        }
    }

    /** Avro's own decoder would allocate the two gigabytes that these ten bytes claim to hold. */
    @Test
    void aLengthThatNoMemoryHoldsIsTheRecordsFault() {
        ReadRawEvent reader =
                answer(200, "{\"schema\":" + quoted(RawEvent.getClassSchema().toString()) + "}");
        byte[] gigabytes = {0, 0, 0, 0, 7, (byte) 0xe0, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};

        assertThat(refusal(reader, gigabytes)).isEqualTo(Refusal.Code.UNDECODABLE);
    }

    @Test
    void anotherRecordOfOursIsRefused() {
        Topics topics = TestTopics.topics();
        byte[] letter = topics.commands().value().serializer().serialize("t", command());

        assertThat(refusal(new ReadRawEvent(topics.eventsRaw()), letter)).isEqualTo(Refusal.Code.UNDECODABLE);
    }

    private static Command command() {
        return Command.newBuilder()
                .setKind(CommandKind.ERASE)
                .setTarget("user:u1")
                .setCommandId("c1")
                .setReceivedAt(Sent.NOON)
                .build();
    }

    private ReadRawEvent answer(int status, String answer) {
        this.status = status;
        this.answer = answer;
        String url = "http://127.0.0.1:" + registry.getAddress().getPort();
        AvroSerdes serdes = new AvroSerdes(Map.of(RegistryConfig.URL, url, RegistryConfig.TIMEOUT_MS, 2_000));
        return new ReadRawEvent(Topics.of("test.", 1, serdes).eventsRaw());
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Refusal.@Nullable Code refusal(ReadRawEvent reader, byte[] bytes) {
        return reader.read(bytes) instanceof Result.Refused<RawEvent> refused
                ? refused.refusal().code()
                : null;
    }
}
