// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.packaging.Distribution.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that a distribution logs. */
class LogLineIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path scratch;

    private Ended ended = new Ended(-1, List.of(), List.of());

    @BeforeEach
    void log() throws IOException, InterruptedException {
        Path home = Distribution.of("ingest-gateway").home();
        Process process = Distribution.start(
                scratch,
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlog4j2.configurationFile=" + home.resolve("config/log4j2.xml"),
                "-Dappizer.service=sample",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath() + ":" + home.resolve("lib") + "/*",
                LogSample.class.getName());
        ended = Distribution.end(process, scratch);
    }

    @Test
    void anEventIsOneLineWhateverItsMessageHolds() throws IOException {
        JsonNode event = JSON.readTree(ended.out().get(0));

        assertThat(ended.out()).hasSize(3);
        assertThat(event.get("message").textValue()).isEqualTo(LogSample.AWKWARD);
        assertThat(event.get("level").textValue()).isEqualTo("INFO");
        assertThat(event.get("logger").textValue()).isEqualTo(LogSample.class.getName());
        assertThat(event.get("thread").textValue()).isEqualTo("main");
        assertThat(event.get("service").textValue()).isEqualTo("sample");
        assertThat(event.get("timestamp").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(Instant.parse(event.get("timestamp").textValue()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
    }

    @Test
    void aTraceIsThereWhereThereIsOne() throws IOException {
        assertThat(JSON.readTree(ended.out().get(1)).get("trace_id").textValue())
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(JSON.readTree(ended.out().get(0)).has("trace_id")).isFalse();
    }

    @Test
    void anErrorIsThereWhereThereIsOne() throws IOException {
        JsonNode error = JSON.readTree(ended.out().get(2)).get("error");

        assertThat(error.get("type").textValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.get("message").textValue()).isEqualTo("broken\nin two");
        assertThat(error.get("stack_trace").textValue())
                .contains("LogSample.main(LogSample.java")
                .contains("Caused by: java.lang.RuntimeException: the cause");
        assertThat(JSON.readTree(ended.out().get(0)).has("error")).isFalse();
    }
}
