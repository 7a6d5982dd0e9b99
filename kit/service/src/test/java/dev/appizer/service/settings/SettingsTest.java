// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Setting<Integer> SIZE =
            Setting.withDefault("box.max.size", ValueType.integer(1, 10), "5", "bytes", "How large.");
    private static final Setting<String> NAME = Setting.required("box.name", ValueType.TEXT, "", "What it is called.");
    private static final Setting<Duration> PAUSE = Setting.optional(
            "box.pause", ValueType.duration(Duration.ofMillis(1), Duration.ofDays(1)), "", "How long it rests.");
    private static final SettingsCatalog BOX = SettingsCatalog.of(SIZE, NAME, PAUSE);

    @Test
    void allProblemsAreReportedTogether() {
        Map<String, String> texts = Map.of("box.max.size", "11", "box.pause", "soon", "box.nmae", "x");

        InvalidSettingsException thrown = catchThrowableOfType(InvalidSettingsException.class, () -> BOX.read(texts));

        assertThat(thrown.problems())
                .extracting(InvalidSettingsException.Problem::setting)
                .containsExactly("box.nmae", "box.max.size", "box.name", "box.pause");
        assertThat(thrown).hasMessageContaining("box.max.size must be: integer from 1 to 10; it is: 11");
    }

    @Test
    void whatIsNotSetHasItsDefaultOrIsAbsent() {
        Settings settings = BOX.read(Map.of("box.name", " red ", "box.max.size", " "));

        assertThat(settings.get(NAME)).isEqualTo("red");
        assertThat(settings.get(SIZE)).isEqualTo(5);
        assertThat(settings.find(PAUSE)).isEmpty();
    }

    @Test
    void theEnvironmentOverridesTheFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("box.properties"), "box.name=red\nbox.max.size=3\n");
        Map<String, String> environment = Map.of("APPIZER_BOX_MAX_SIZE", "4", "PATH", "/bin");

        Settings settings = new SettingsLoader(BOX).load(new String[] {"--config", file.toString()}, environment);

        assertThat(settings.get(NAME)).isEqualTo("red");
        assertThat(settings.get(SIZE)).isEqualTo(4);
    }

    @Test
    void anUnknownVariableIsAProblemButAServiceLinkIsNot() {
        SettingsLoader loader = new SettingsLoader(BOX);
        Map<String, String> links = Map.of(
                "APPIZER_BOX_NAME", "red",
                "APPIZER_GATEWAY_SERVICE_HOST", "10.0.0.1",
                "APPIZER_GATEWAY_PORT_8080_TCP_ADDR", "10.0.0.1");

        assertThat(loader.load(new String[0], links).get(NAME)).isEqualTo("red");
        assertThatThrownBy(() -> loader.load(new String[0], Map.of("APPIZER_BOX_NAME", "red", "APPIZER_BOX_SIZE", "1")))
                .hasMessage("APPIZER_BOX_SIZE is not a setting of this process");
    }

    @Test
    void aSecretIsTakenFromAFileOfItsOwn(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("password"), "pa$$\\1 ${file:x}\"\n");
        Map<String, String> environment = Map.of(
                "APPIZER_BOX_NAME", "${file:" + secret + "}",
                "APPIZER_KAFKA_SASL_JAAS_CONFIG", "user=\"u\" password=\"${file:" + secret + "}\";");

        Settings settings = new SettingsLoader(BOX).load(new String[0], environment);

        assertThat(settings.get(NAME)).isEqualTo("pa$$\\1 ${file:x}\"");
        assertThat(settings.kafka().get("sasl.jaas.config")).isEqualTo("user=\"u\" password=\"pa$$\\1 ${file:x}\"\";");
    }

    @Test
    void everyFileThatCantBeReadIsAProblem(@TempDir Path directory) {
        Map<String, String> environment = Map.of(
                "APPIZER_BOX_NAME", "${file:" + directory.resolve("none") + "}",
                "APPIZER_KAFKA_SASL_JAAS_CONFIG", "${file:" + directory + "}");

        InvalidSettingsException thrown = catchThrowableOfType(
                InvalidSettingsException.class, () -> new SettingsLoader(BOX).load(new String[0], environment));

        assertThat(thrown.problems())
                .extracting(InvalidSettingsException.Problem::setting)
                .containsExactly("box.name", "kafka.sasl.jaas.config");
        assertThat(thrown).hasMessageContaining("names a file that can't be read: " + directory.resolve("none"));
    }

    @Test
    void certificateAndKeyGoTogether(@TempDir Path directory) throws IOException {
        Path certificate = Files.writeString(directory.resolve("tls.crt"), "");
        Map<String, String> texts = Map.of(
                "kafka.bootstrap.servers",
                "127.0.0.1:9092",
                "schema.registry.url",
                "http://127.0.0.1:8081",
                "http.tls.certificate.file",
                certificate.toString(),
                "http.tls.trust.file",
                directory.resolve("none").toString());

        assertThatThrownBy(() -> CommonSettings.of(CommonSettings.CATALOG.read(texts)))
                .hasMessageContaining("http.tls.key.file is missing")
                .hasMessageContaining("http.tls.trust.file can't be read");
    }

    @Test
    void kafkaAndStreamsSettingsArePassedOnWithoutTheirPrefix() {
        Map<String, String> environment =
                Map.of("APPIZER_KAFKA_SECURITY_PROTOCOL", "SSL", "APPIZER_STREAMS_NUM_STREAM_THREADS", "2");

        Settings settings = new SettingsLoader(SettingsCatalog.of()).load(new String[0], environment);

        assertThat(settings.kafka()).isEqualTo(Map.of("security.protocol", "SSL"));
        assertThat(settings.streams()).isEqualTo(Map.of("num.stream.threads", "2"));
    }

    @Test
    void theCommonSettingsNeedKafkaAndTheRegistry() {
        assertThatThrownBy(() -> CommonSettings.CATALOG.read(Map.of()))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        e -> assertThat(e.problems())
                                .extracting(InvalidSettingsException.Problem::setting)
                                .containsExactly("kafka.bootstrap.servers", "schema.registry.url"));
    }

    @Test
    void theCommonSettingsMakeTheMapOfTopics() {
        Settings settings = CommonSettings.CATALOG.read(Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:9092",
                "schema.registry.url", "http://127.0.0.1:8081",
                "topics.prefix", "shop.",
                "topics.partitions", "12"));

        CommonSettings common = CommonSettings.of(settings);

        assertThat(common.topics().eventsRaw().name()).isEqualTo("shop.events.raw");
        assertThat(common.topics().eventsRaw().partitions()).isEqualTo(12);
        assertThat(settings.kafka()).containsEntry("bootstrap.servers", "127.0.0.1:9092");
        assertThat(settings.registry()).containsEntry("schema.registry.url", "http://127.0.0.1:8081");
    }

    @Test
    void aSerdeClassThatIsNotThereIsAProblem() {
        Settings settings = CommonSettings.CATALOG.read(Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:9092",
                "schema.registry.url", "http://127.0.0.1:8081",
                "avro.serializer.class", "io.example.Missing"));

        assertThatThrownBy(() -> CommonSettings.of(settings))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("io.example.Missing");
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "10s,PT10S", "5m,PT5M", "24h,PT24H", "1d,PT24H", "PT0.02S,PT0.02S"})
    void durationsAreWrittenAsPeopleDo(String text, Duration expected) {
        assertThat(BOX.read(Map.of("box.name", "red", "box.pause", text)).find(PAUSE))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "2d", "0ms", "-1s", "1 s", "99999999999999d"})
    void otherTextsAreNoDurations(String text) {
        assertThatThrownBy(() -> BOX.read(Map.of("box.name", "red", "box.pause", text)))
                .hasMessageContaining("box.pause must be: duration from 1ms to 1d");
    }
}
