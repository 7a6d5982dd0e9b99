// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.node.NodeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that a test runs, and what it says. */
record Program(Process process, Path out, Path err) implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 300;
    private static final long PAUSE_MILLIS = 100;

    /** Starts a program for node. */
    static Program node(NodeFiles files, Map<String, String> environment, String... arguments) throws IOException {
        return start(
                files.home(),
                environment,
                NodeFiles.program("node").orElseThrow().toString(),
                arguments);
    }

    /** Starts a main class from jars. */
    static Program java(List<Path> jars, Map<String, String> environment, String main, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "-cp", String.join(":", jars.stream().map(Path::toString).toList()), main));
        all.addAll(List.of(arguments));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(Path.of("target"), environment, java, all.toArray(String[]::new));
    }

    private static Program start(Path home, Map<String, String> environment, String program, String... arguments)
            throws IOException {
        Path out = Files.createTempFile(home, "out", ".log");
        Path err = Files.createTempFile(home, "err", ".log");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Program(builder.start(), out, err);
    }

    /** Waits for its end, which is a success; answers what it said. */
    String succeed() throws IOException, InterruptedException {
        try (this) {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends: %s %s", out, err)
                    .isTrue();
            assertThat(process.exitValue()).as("%s", Files.readString(err)).isZero();
            return Files.readString(out, UTF_8).strip();
        }
    }

    /** Waits until it has said so many lines with a word in them; answers those. */
    List<String> awaitLines(String word, int count, long seconds) throws IOException, InterruptedException {
        long deadline = System.currentTimeMillis() + seconds * 1000;
        List<String> lines = lines(word);
        while (lines.size() < count && System.currentTimeMillis() < deadline && process.isAlive()) {
            Thread.sleep(PAUSE_MILLIS);
            lines = lines(word);
        }
        assertThat(lines)
                .as("%s %s", Files.readString(out), Files.readString(err))
                .hasSize(count);
        return lines;
    }

    private List<String> lines(String word) throws IOException {
        return Files.readString(out, UTF_8)
                .lines()
                .filter(line -> line.contains(word))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
