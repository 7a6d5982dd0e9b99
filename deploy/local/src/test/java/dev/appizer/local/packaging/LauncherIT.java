// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.packaging.Distribution.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a distribution starts and ends, wherever it lies and whatever is wrong around it. */
@Tag("long")
@Tag("whole")
class LauncherIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @MethodSource("dev.appizer.local.docs.Services#names")
    void wrongSettingsAreToldALineEachWithStatusTwo(String service) throws IOException, InterruptedException {
        Ended ended = run(
                Distribution.of(service).launcher(),
                Map.of(
                        "APPIZER_HTTP_PORT",
                        "many",
                        "APPIZER_HTTP_PROT",
                        "1",
                        "APPIZER_KAFKA_BOOTSTRAP_SERVERS",
                        "a:1"));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .hasSize(3)
                .allMatch(line -> line.startsWith(service + ": "))
                .anyMatch(line -> line.contains("APPIZER_HTTP_PROT is not a setting of this process"));
    }

    @Test
    void aDistributionStartsThroughALinkFromADirectoryWithBlanks() throws IOException, InterruptedException {
        Path blanks = Files.createDirectories(scratch.resolve("a directory, with blanks"));
        copy(Distribution.of("ingest-gateway").home(), blanks.resolve("gateway"));
        Path link = Files.createSymbolicLink(blanks.resolve("first"), Path.of("gateway/bin/ingest-gateway"));
        Path linked = Files.createSymbolicLink(scratch.resolve("second link"), link);

        Ended ended = run(linked, Map.of());

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).allMatch(line -> line.startsWith("ingest-gateway: ") && line.contains(" is missing: "));
    }

    @Test
    void aJavaThatIsNoneOrTooOldIsNamed() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(scratch.resolve("jdk/bin"));
        Path java =
                Files.writeString(bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path launcher = Distribution.of("ingest-gateway").launcher();

        assertThat(run(launcher, Map.of("JAVA_HOME", scratch.resolve("jdk").toString())))
                .isEqualTo(new Ended(
                        1,
                        List.of(),
                        List.of("ingest-gateway: Java 17 or later is needed, but " + java + " is version 11.0.2.")));
        assertThat(run(launcher, Map.of("JAVA_HOME", scratch.resolve("nothing").toString()))
                        .err())
                .containsExactly("ingest-gateway: JAVA_HOME is " + scratch.resolve("nothing")
                        + ", but there is no bin/java in it; Java 17 or later is needed.");
    }

    @Test
    void loggingThatIsUnknownIsRefused() throws IOException, InterruptedException {
        Path launcher = Distribution.of("ingest-gateway").launcher();

        assertThat(run(launcher, Map.of("LOG_FORMAT", "xml")))
                .isEqualTo(new Ended(
                        2, List.of(), List.of("ingest-gateway: LOG_FORMAT must be: json or text; it is: xml")));
        assertThat(run(launcher, Map.of("LOG_LEVEL", "LOUD")).status()).isEqualTo(2);
    }

    @Test
    void aSignalEndsItInOrderAndEveryLineIsJson() throws IOException, InterruptedException {
        Ended ended = untilASignal(Map.of());

        assertThat(ended.status()).isEqualTo(143);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).allSatisfy(line -> {
            JsonNode event = read(line);
            assertThat(event.fieldNames())
                    .toIterable()
                    .startsWith("timestamp", "level", "service", "logger", "thread", "message");
            assertThat(event.get("service").textValue()).isEqualTo("ingest-gateway");
        });
        assertThat(ended.out()).anyMatch(line -> line.contains("\"message\":\"Stopping: service=ingest-gateway\""));
    }

    @Test
    void forEyesItLogsText() throws IOException, InterruptedException {
        Ended ended = untilASignal(Map.of("LOG_FORMAT", "text", "LOG_LEVEL", "info"));

        assertThat(ended.status()).isEqualTo(143);
        assertThat(ended.out()).anyMatch(line -> line.endsWith("Stopping: service=ingest-gateway"));
        assertThat(ended.out()).noneMatch(line -> line.startsWith("{"));
    }

    private Ended untilASignal(Map<String, String> environment) throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("keys.properties"), "test=server:" + "0".repeat(64) + "\n");
        Map<String, String> all = new HashMap<>(Map.of(
                "APPIZER_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "APPIZER_SCHEMA_REGISTRY_URL", "http://127.0.0.1:1",
                "APPIZER_HTTP_PORT", "0",
                "APPIZER_KEYS_FILE", "keys.properties"));
        all.putAll(environment);
        Process process = Distribution.start(
                scratch, all, Distribution.of("ingest-gateway").launcher().toString());
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive()
                && Instant.now().isBefore(end)
                && Distribution.lines(scratch, "out").stream().noneMatch(line -> line.contains("Listening: port="))) {
            Thread.sleep(100);
        }
        process.destroy();
        return Distribution.end(process, scratch);
    }

    private Ended run(Path launcher, Map<String, String> environment) throws IOException, InterruptedException {
        return Distribution.end(Distribution.start(scratch, environment, launcher.toString()), scratch);
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Process copy = new ProcessBuilder("cp", "-r", from.toString(), to.toString()).start();
        assertThat(copy.waitFor()).isZero();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + line, e);
        }
    }
}
