// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.local.audit.AuditCommand;
import dev.appizer.local.deadletters.DeadLettersCommand;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records that make no sense, written past the gateway, and the list of work that they become. */
@Tag("long")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
class DeadLettersIT {

    private static final int MALFORMED = 10_000;
    private static final int BATCHES = 40;
    private static final int IN_BATCH = 50;

    private final KafkaUnderTest kafka;
    private final Random random = new Random(7);
    private final RunningLine line;

    DeadLettersIT(KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory)
            throws InterruptedException {
        this.kafka = kafka;
        this.line = RunningLine.start(kafka, registry, directory, 1);
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void thousandsOfMalformedRecordsBecomeDeadLettersAndEveryGoodOneGoesThrough()
            throws IOException, InterruptedException {
        AtOnce.run(2, List.of(this::writeMalformed, this::sendGood));
        line.caughtUp().await(line.instances());

        List<DeadLetter> letters = letters();
        assertThat(letters).hasSize(MALFORMED);
        assertThat(places(letters)).as("each once").hasSize(MALFORMED);
        assertThat(line.records().values(line.topics().eventsResolved()))
                .extracting(resolved -> resolved.getEvent().getMessageId())
                .containsExactlyInAnyOrderElementsOf(goodIds());

        assertThat(tool("list", "--limit", "3")).hasSize(5).last().asString().startsWith("10,000 open: ");
        assertThat(tool("redrive")).last().isEqualTo("10,000 driven again");
        line.caughtUp().await(line.instances());

        List<DeadLetter> all = letters();
        assertThat(all).as("they are as bad as before").hasSize(2 * MALFORMED);
        Set<Instant> first = firstFailures(letters);
        assertThat(firstFailures(all)).as("the first failure counts").isEqualTo(first);
        assertThat(tool("list")).last().asString().startsWith("10,000 open: ");
        assertThat(tool("list", "--all")).last().asString().startsWith("20,000 in all: ");
        assertThat(tool("list", "--code", "UNDECODABLE", "--since", "PT0S")).containsExactly("0 open");
        AuditCommand.run(line.described(), false, System.out);
    }

    @Test
    void whatAProfileCouldNotHoldIsTakenWhenItIsDrivenAgainOnceThereIsRoom() throws IOException, InterruptedException {
        for (int call = 0; call < 9; call++) {
            line.api().send("/v1/identify", identify(call));
        }
        line.caughtUp().await(line.instances());
        assertThat(tool("list")).hasSize(2).last().isEqualTo("1 open: PROFILE_LIMIT 1");
        String place = tool("list").get(0).split(" ", 2)[0];
        assertThat(String.join("\n", tool("show", place)))
                .contains("\"code\" : \"PROFILE_LIMIT\"", "\"messageId\" : \"call-8\"");

        line.api().send("/v1/identify", "{\"userId\":\"full\",\"traits\":" + traits(0, "null") + "}");
        assertThat(tool("redrive", "--code", "OTHER")).containsExactly("Nothing to drive again.");
        assertThat(tool("redrive", "--code", "PROFILE_LIMIT")).containsExactly("1 driven again");
        assertThat(tool("redrive")).containsExactly("Nothing to drive again.");
        line.caughtUp().await(line.instances());

        assertThat(tool("list")).containsExactly("0 open");
        AuditCommand.run(line.described(), false, System.out);
        assertThat(line.api().find("/v1/profiles/full").orElseThrow().get("traits"))
                .hasSize(8 * 30)
                .anySatisfy(trait -> assertThat(trait.asText()).startsWith("8"));
    }

    private static String identify(int call) {
        return "{\"messageId\":\"call-" + call + "\",\"userId\":\"full\",\"traits\":"
                + traits(call, "\"" + call + "x".repeat(1_000) + "\"") + "}";
    }

    private static String traits(int call, String value) {
        return IntStream.range(0, 30)
                .mapToObj(i -> "\"trait-" + call + "-" + i + "\":" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** What the tool says, line by line. */
    private List<String> tool(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, UTF_8)) {
            DeadLettersCommand.run(Arrays.asList(words), options -> line.described(), out);
        }
        return said.toString(UTF_8).lines().toList();
    }

    private List<DeadLetter> letters() {
        return line.records().values(line.topics().eventsDeadLetter());
    }

    private static Set<String> places(List<DeadLetter> letters) {
        return letters.stream()
                .map(letter -> letter.getOriginPartition() + ":" + letter.getOriginOffset())
                .collect(Collectors.toSet());
    }

    private static Set<Instant> firstFailures(List<DeadLetter> letters) {
        return letters.stream().map(DeadLetter::getFirstFailedAt).collect(Collectors.toSet());
    }

    private void sendGood() throws IOException, InterruptedException {
        List<String> ids = goodIds();
        for (int batch = 0; batch < BATCHES; batch++) {
            String calls = ids.subList(batch * IN_BATCH, (batch + 1) * IN_BATCH).stream()
                    .map(id -> "{\"type\":\"track\",\"event\":\"login\",\"userId\":\"" + id + "\",\"messageId\":\"" + id
                            + "\"}")
                    .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
            line.api().send("/v1/batch", calls);
        }
    }

    private static List<String> goodIds() {
        return IntStream.range(0, BATCHES * IN_BATCH).mapToObj(n -> "good-" + n).toList();
    }

    private void writeMalformed() {
        List<byte @Nullable []> kinds = kinds();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (Producer<byte @Nullable [], byte @Nullable []> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int n = 0; n < MALFORMED; n++) {
                byte @Nullable [] key = n % 5 == 0 ? null : bytes(random.nextInt(12));
                byte @Nullable [] value = n % 7 == 0 ? bytes(random.nextInt(60)) : kinds.get(n % kinds.size());
                sent.add(producer.send(new ProducerRecord<>(
                        line.topics().eventsRaw().name(),
                        n % line.topics().eventsRaw().partitions(),
                        key,
                        value)));
            }
        }
        assertThat(sent).allMatch(Future::isDone);
    }

    private List<byte @Nullable []> kinds() {
        byte[] good = raw("{\"event\":\"e\",\"userId\":\"u\"}");
        byte[] unknownSchema = good.clone();
        ByteBuffer.wrap(unknownSchema).putInt(1, 987_654);
        byte[] other = line.topics()
                .eventsDeadLetter()
                .value()
                .serializer()
                .serialize(line.topics().eventsDeadLetter().name(), letterOfAnotherTopic());
        List<byte @Nullable []> kinds = new ArrayList<>();
        kinds.add(null);
        kinds.add(new byte[0]);
        kinds.add(unknownSchema);
        kinds.add(Arrays.copyOf(good, good.length / 2));
        kinds.add(other);
        for (String body : List.of("", "{", "[]", "null", "{\"userId\":\"u\"}", "[".repeat(20_000), "{\"event\":7}")) {
            kinds.add(raw(body));
        }
        return kinds;
    }

    private static DeadLetter letterOfAnotherTopic() {
        return DeadLetter.newBuilder()
                .setValue(ByteBuffer.allocate(3))
                .setStage("s")
                .setCode("c")
                .setReason("r")
                .setOriginTopic("t")
                .setOriginPartition(0)
                .setOriginOffset(0)
                .setFirstFailedAt(Instant.EPOCH)
                .build();
    }

    private byte[] raw(String body) {
        RawEvent event = RawEvent.newBuilder()
                .setBody(ByteBuffer.wrap(body.getBytes(UTF_8)))
                .setType(CallType.TRACK)
                .setMessageId("m" + random.nextLong())
                .setUserId("u")
                .setReceivedAt(Instant.now())
                .setScope(KeyScope.SERVER)
                .build();
        return line.topics()
                .eventsRaw()
                .value()
                .serializer()
                .serialize(line.topics().eventsRaw().name(), event);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
