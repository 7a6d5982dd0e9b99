// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.appizer.registry.AvroDeserializer;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Response;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a record that can't be read depends on whether that is the record's fault. */
class UndecodableToDeadLetterTest {

    private static final byte[] WITH_SCHEMA_7 = {0, 0, 0, 0, 7, 1, 2, 3};

    private final Topics topics = TestTopics.topics();
    private final UndecodableToDeadLetter handler = new UndecodableToDeadLetter();
    private @Nullable HttpServer registry;

    UndecodableToDeadLetterTest() {
        handler.configure(
                Map.of(UndecodableToDeadLetter.DEAD_LETTERS, new DeadLetters(topics.eventsDeadLetter(), "the-stage")));
    }

    @AfterEach
    void close() {
        if (registry != null) {
            registry.stop(0);
        }
    }

    @Test
    void rubbishGoesToTheDeadLettersUnderItsKeyWithItsBytesAndItsOrigin() throws IOException {
        byte[] rubbish = {1, 2, 3};

        Response response = handle(rubbish, failure(rubbish, answering(500, "")));

        assertThat(response.result()).isEqualTo(Result.RESUME);
        ProducerRecord<byte[], byte[]> sent = response.deadLetterQueueRecords().get(0);
        assertThat(sent.topic()).isEqualTo("test.events.dead-letter");
        assertThat(sent.key()).asString(UTF_8).isEqualTo("user:u");
        assertThat(sent.timestamp()).isEqualTo(77);
        DeadLetter letter = topics.eventsDeadLetter().value().deserializer().deserialize(sent.topic(), sent.value());
        assertThat(letter.getValue().array()).isEqualTo(rubbish);
        assertThat(letter.getStage()).isEqualTo("the-stage");
        assertThat(letter.getCode()).isEqualTo("UNDECODABLE");
        assertThat(letter.getReason()).contains("Confluent wire format");
        assertThat(letter.getOriginTopic()).isEqualTo("events");
        assertThat(letter.getOriginPartition()).isEqualTo(3);
        assertThat(letter.getOriginOffset()).isEqualTo(42);
    }

    @Test
    void aSchemaThatTheRegistryDoesNotKnowIsTheRecordsFault() throws IOException {
        String answer = "{\"error_code\":40403,\"message\":\"Schema 7 not found\"}";

        Response response = handle(WITH_SCHEMA_7, failure(WITH_SCHEMA_7, answering(404, answer)));

        assertThat(response.result()).isEqualTo(Result.RESUME);
        assertThat(response.deadLetterQueueRecords()).hasSize(1);
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNot() throws IOException {
        String url = answering(200, "");
        Objects.requireNonNull(registry).stop(0);

        assertIsReadAgain(handle(WITH_SCHEMA_7, failure(WITH_SCHEMA_7, url)));
    }

    @Test
    void aRegistryThatFailsOrRefusesTheKeyIsNot() throws IOException {
        assertIsReadAgain(handle(WITH_SCHEMA_7, failure(WITH_SCHEMA_7, answering(503, "later"))));
        close();
        assertIsReadAgain(handle(WITH_SCHEMA_7, failure(WITH_SCHEMA_7, answering(401, "who?"))));
    }

    /** A link that is left out would split a person for ever: the stage's own rows are never at fault. */
    @Test
    void aRowOfALaterBuildEndsTheThread() {
        RowCodec<DeadLetter> codec = new RowCodec<>(DeadLetter.class);
        byte[] row = {9, 0};

        assertIsReadAgain(handle(row, catchThrowableOfType(IllegalStateException.class, () -> codec.read(row))));
    }

    private static void assertIsReadAgain(Response response) {
        assertThat(response.result()).isEqualTo(Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
    }

    @SuppressWarnings("NullAway") // the handler does not look at it
    private static final ErrorHandlerContext NO_CONTEXT = null;

    private Response handle(byte[] value, Exception failure) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "events",
                3,
                42,
                77,
                TimestampType.CREATE_TIME,
                6,
                value.length,
                "user:u".getBytes(UTF_8),
                value,
                new RecordHeaders(),
                java.util.Optional.empty());
        return handler.handleError(NO_CONTEXT, record, failure);
    }

    private static Exception failure(byte[] value, String url) {
        try (AvroDeserializer deserializer = new AvroDeserializer()) {
            deserializer.configure(Map.of("schema.registry.url", url), false);
            return catchThrowableOfType(SerializationException.class, () -> deserializer.deserialize("events", value));
        }
    }

    private String answering(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        registry = server;
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }
}
