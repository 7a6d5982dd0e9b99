// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.Channel;
import dev.appizer.action.channel.ChannelContract;
import dev.appizer.action.channel.DestinationLimits;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.channel.Trouble;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.kafka.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
final class TopicChannelIT extends ChannelContract<TopicRecord> {

    private final KafkaUnderTest kafka;
    private final KafkaProducer<byte[], byte[]> producer;
    private String topic = "";

    TopicChannelIT(KafkaUnderTest kafka) {
        this.kafka = kafka;
        Map<String, Object> properties =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "max.block.ms", 1_500);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    void closeProducer() {
        producer.close(Duration.ofSeconds(5));
    }

    @Override
    protected Channel<TopicRecord> open() {
        topic = kafka.freshPrefix() + "notices";
        kafka.createTopics(1, topic);
        return new TopicChannel(producer, DestinationLimits.DEFAULT);
    }

    @Override
    protected TopicRecord content(String text) {
        return new TopicRecord(topic, "key", text, Map.of("content-type", "application/json"));
    }

    @Override
    protected List<Arrival> arrivals() {
        return appended().stream()
                .map(found -> new Arrival(
                        new String(found.headers().lastHeader(TopicChannel.ID).value(), UTF_8),
                        new String(found.value(), UTF_8)))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> appended() {
        try (TopicReader<byte[], byte[]> reader =
                TopicReader.ofBytes(Map.of("bootstrap.servers", kafka.bootstrapServers()), List.of(topic))) {
            return reader.rest();
        }
    }

    @Override
    protected Stream<Trouble> troubles() {
        return Stream.of(hang());
    }

    @Override
    protected Trouble hang() {
        return new Trouble(
                "isn't there",
                "There is no topic",
                Optional.empty(),
                () -> topic = kafka.freshPrefix() + "missing",
                () -> kafka.createTopics(1, topic));
    }

    @Test
    void aRecordHasItsKeyAndItsHeaders() throws Exception {
        try (Channel<TopicRecord> channel = open()) {
            outcome(channel.send("a", content("{}")));
        }

        ConsumerRecord<byte[], byte[]> found = appended().get(0);
        assertThat(found.key()).asString(UTF_8).isEqualTo("key");
        assertThat(found.headers().lastHeader("content-type").value())
                .asString(UTF_8)
                .isEqualTo("application/json");
    }

    @Test
    void whatIsTooLargeOrHasNoTopicIsRefused() throws Exception {
        try (Channel<TopicRecord> channel = open()) {
            assertThat(outcome(channel.send("a", content("x".repeat(2_000_000)))))
                    .isEqualTo(new Refused("The record is too large for topic " + topic));
            assertThat(outcome(channel.send("a", new TopicRecord("not a topic", "key", "{}", Map.of()))))
                    .isEqualTo(new Refused("No topic can be named not a topic"));
        }
    }

    @Test
    void aTopicThatIsNotThereHoldsUpNoOther() throws Exception {
        try (Channel<TopicRecord> channel = open()) {
            String missing = kafka.freshPrefix() + "missing";
            IntStream.range(0, 100)
                    .forEach(n -> channel.send("m" + n, new TopicRecord(missing, "key", "{}", Map.of())));

            for (int n = 0; n < 20; n++) {
                assertThat(channel.send("a", content("{}"))
                                .toCompletableFuture()
                                .get(1, TimeUnit.SECONDS))
                        .isEqualTo(new Delivered());
            }
        }
    }
}
