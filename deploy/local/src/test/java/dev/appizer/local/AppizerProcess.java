// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of {@link Appizer} in a process of its own, as {@code ./appizer} runs it. */
record AppizerProcess(Process process, Path output) implements AutoCloseable {

    private static final long END_SECONDS = 60;

    static AppizerProcess start(Path scratch, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dappizer.home=" + scratch,
                Appizer.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(scratch, "output", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new AppizerProcess(builder.start(), output);
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    /** Waits for its end; answers the exit status. */
    int end() throws InterruptedException {
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
