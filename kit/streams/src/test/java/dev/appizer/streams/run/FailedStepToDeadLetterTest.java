// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two steps that fail: one that is a function of the record, and one that isn't said to be. */
class FailedStepToDeadLetterTest {

    private final Topics topics = TestTopics.topics();
    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<String, String> input =
            driver.createInputTopic("in", new StringSerializer(), new StringSerializer());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void whatAPureStepCanNotTakeIsADeadLetterAndTheNextRecordGoesOn() {
        input.pipeInput("before", "1");
        input.pipeInput("bad", "not a number");
        input.pipeInput("behind", "3");

        assertThat(values()).containsExactly("1", "3");
        var sent = driver.createOutputTopic(
                        topics.eventsDeadLetter().name(),
                        new StringDeserializer(),
                        topics.eventsDeadLetter().value().deserializer())
                .readKeyValuesToList();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).key).isEqualTo("bad");
        DeadLetter letter = sent.get(0).value;
        assertThat(letter.getCode()).isEqualTo("STEP_FAILED");
        assertThat(letter.getReason()).contains("parse-numbers").contains("NumberFormatException");
        assertThat(letter.getStage()).isEqualTo("the-stage");
        assertThat(letter.getOriginTopic()).isEqualTo("in");
        assertThat(letter.getOriginPartition()).isZero();
        assertThat(letter.getOriginOffset()).isEqualTo(1);
        assertThat(letter.getValue().array()).asString(UTF_8).isEqualTo("not a number");
    }

    @Test
    void aStepThatMayHaveDoneHalfOfItEndsTheThread() {
        assertThatThrownBy(() -> input.pipeInput("zero", "0")).hasRootCauseInstanceOf(ArithmeticException.class);

        assertThat(values()).isEmpty();
    }

    private List<String> values() {
        return driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
                .readValuesToList();
    }

    private TopologyTestDriver driver() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()).withName("read"))
                .mapValues(text -> Integer.parseInt(text), Named.as("parse-numbers"))
                .mapValues(number -> Integer.toString(number * number / number), Named.as("divide"))
                .to("out", Produced.with(Serdes.String(), Serdes.String()).withName("write"));
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedStepToDeadLetter.class);
        config.put(FailedStepToDeadLetter.PURE_STEPS, Set.of("parse-numbers"));
        config.put(UndecodableToDeadLetter.DEAD_LETTERS, new DeadLetters(topics.eventsDeadLetter(), "the-stage"));
        return new TopologyTestDriver(builder.build(), config);
    }
}
