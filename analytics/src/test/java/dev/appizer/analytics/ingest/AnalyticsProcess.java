// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.serdes.TestAvroDeserializer;
import dev.appizer.testing.serdes.TestAvroSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Analytics as processes of its own, one after another.
 *
 * @param directory where its file and its log are
 * @param settings others than the test's own, as variables of the environment
 */
record AnalyticsProcess(
        String bootstrapServers, String prefix, int partitions, Path directory, Map<String, String> settings) {

    private static final int LONGEST_SECONDS = 120;

    /** Starts it, and kills it after so many milliseconds. */
    void killAfter(int millis) throws IOException, InterruptedException {
        Process process = start(List.of());
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        assertThat(ended).as("it ended by itself: %s", log()).isFalse();
    }

    /** Makes its store again. */
    void rebuild() throws IOException, InterruptedException {
        Process process = start(List.of("rebuild"));
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assertThat(ended && process.exitValue() == 0).as(log()).isTrue();
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.appizer.analytics.AnalyticsMain"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "APPIZER_KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "APPIZER_TOPICS_PREFIX",
                        prefix,
                        "APPIZER_TOPICS_PARTITIONS",
                        String.valueOf(partitions),
                        "APPIZER_SCHEMA_REGISTRY_URL",
                        "http://127.0.0.1:1",
                        "APPIZER_AVRO_SERIALIZER_CLASS",
                        TestAvroSerializer.class.getName(),
                        "APPIZER_AVRO_DESERIALIZER_CLASS",
                        TestAvroDeserializer.class.getName(),
                        "APPIZER_HTTP_HOST",
                        "127.0.0.1",
                        "APPIZER_HTTP_PORT",
                        "0",
                        "APPIZER_ANALYTICS_COMMIT_INTERVAL",
                        "20ms",
                        "APPIZER_ANALYTICS_DIRECTORY",
                        directory.toString()));
        builder.environment().putAll(settings);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                .start();
    }

    private Path logFile() {
        return directory.resolve("analytics.log");
    }

    private String log() throws IOException {
        return Files.readString(logFile());
    }
}
