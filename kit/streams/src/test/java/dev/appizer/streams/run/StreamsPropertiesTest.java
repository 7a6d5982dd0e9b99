// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import dev.appizer.testing.serdes.TestTopics;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsPropertiesTest {

    @Test
    void whatThePromisesRestOnIsSet() {
        assertThat(properties(Map.of("commit.interval", "20ms", "stream.threads", "3")))
                .containsEntry(StreamsConfig.APPLICATION_ID_CONFIG, "the-stage")
                .containsEntry(StreamsConfig.APPLICATION_SERVER_CONFIG, "me.example:8080")
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2)
                .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20L)
                .containsEntry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 3)
                .containsEntry(
                        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UndecodableToDeadLetter.class);
    }

    @Test
    void theResultIsWhatKafkaStreamsTakes() {
        StreamsConfig config = new StreamsConfig(properties(Map.of("standby.replicas", "1")));

        assertThat(config.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isEqualTo(1);
        assertThat(config.deserializationExceptionHandler()).isInstanceOf(UndecodableToDeadLetter.class);
        assertThat(config.getProducerConfigs("client")).containsEntry("compression.type", "lz4");
    }

    @Test
    void theOperatorsStreamsSettingsBeatKafkaSettingsAndTheseBeatOurDefaults() {
        assertThat(properties(Map.of())).containsEntry("producer.linger.ms", "200");
        assertThat(properties(Map.of("kafka.producer.linger.ms", "7"))).containsEntry("producer.linger.ms", "7");
        assertThat(properties(Map.of("kafka.producer.linger.ms", "7", "streams.producer.linger.ms", "9")))
                .containsEntry("producer.linger.ms", "9");
    }

    @Test
    void whatTheOperatorSetsBesidesGoesToKafkaAsItIs() {
        assertThat(properties(Map.of("kafka.security.protocol", "SSL", "streams.rack.aware.assignment.tags", "zone")))
                .containsEntry("bootstrap.servers", "kafka.example:9092")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("rack.aware.assignment.tags", "zone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.id",
                "processing.guarantee",
                "deserialization.exception.handler",
                "processing.exception.handler",
                "production.exception.handler",
                "state.dir",
                "commit.interval.ms",
                "auto.offset.reset",
                "consumer.auto.offset.reset",
                "main.consumer.auto.offset.reset"
            })
    void whatThePromisesRestOnCanNotBeSet(String key) {
        for (String prefix : new String[] {"streams.", "kafka."}) {
            assertThatExceptionOfType(InvalidSettingsException.class)
                    .isThrownBy(() -> properties(Map.of(prefix + key, "other")))
                    .withMessageStartingWith(prefix + key + " can't be set");
        }
    }

    @Test
    void allThatCanNotBeSetIsSaidTogether() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> properties(Map.of("streams.state.dir", "x", "streams.application.id", "y")))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(InvalidSettingsException.Problem::setting)
                        .containsExactly("streams.application.id", "streams.state.dir"));
    }

    private static Map<String, Object> properties(Map<String, String> given) {
        Map<String, String> texts = new HashMap<>(given);
        texts.put("kafka.bootstrap.servers", "kafka.example:9092");
        Settings settings = CommonSettings.CATALOG.plus(StreamsSettings.CATALOG).read(withRegistry(texts));
        return StreamsProperties.of(
                "the-stage",
                settings,
                URI.create("http://me.example:8080"),
                new DeadLetters(TestTopics.topics().eventsDeadLetter(), "the-stage"));
    }

    private static Map<String, String> withRegistry(Map<String, String> texts) {
        texts.put("schema.registry.url", "http://registry.example:8081");
        return texts;
    }
}
