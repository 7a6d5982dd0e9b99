// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the local mode in a process of its own, as {@code ./appizer} runs it; the local mode is on the class path of
 * the test.
 *
 * @param output what it says
 */
public record AppizerProcess(Process process, Path output) implements AutoCloseable {

    private static final String MAIN = "dev.appizer.local.Appizer";
    private static final long END_SECONDS = 60;
    private static final long START_MILLIS = 120_000;

    /** Starts it, with its output in a file under the scratch directory. */
    public static AppizerProcess start(Path scratch, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dappizer.home=" + scratch,
                MAIN));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(scratch, "output", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new AppizerProcess(builder.start(), output);
    }

    /** {@code ./appizer up} on free ports; returns once it is ready. */
    public static AppizerProcess up(Path data) throws IOException, InterruptedException {
        Path word = data.resolve("instance.json");
        Files.deleteIfExists(word);
        AppizerProcess up = start(data, upOnFreePorts(data));
        long deadline = System.currentTimeMillis() + START_MILLIS;
        while (!Files.exists(word)) {
            if (!up.process.isAlive() || System.currentTimeMillis() > deadline) {
                up.close();
                throw new AssertionError("./appizer up is not ready: " + up.said());
            }
            Thread.sleep(50);
        }
        return up;
    }

    /** The arguments of {@code ./appizer up} on free ports. */
    public static String[] upOnFreePorts(Path data) {
        return new String[] {"up", "--data", data.toString(), "--port", "0", "--kafka-port", "0", "--registry-port", "0"
        };
    }

    /** Answers what a command says that succeeds. */
    public static String succeed(Path scratch, String... arguments) throws IOException, InterruptedException {
        try (AppizerProcess tool = start(scratch, arguments)) {
            if (tool.end() != 0) {
                throw new AssertionError(
                        String.join(" ", arguments) + " ended with " + tool.end() + ": " + tool.said());
            }
            return tool.said();
        }
    }

    /** What it has said so far. */
    public String said() throws IOException {
        return Files.readString(output);
    }

    /** Waits for its end; answers the exit status. */
    public int end() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It is still running after " + END_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
