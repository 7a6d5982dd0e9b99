// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.readme;

import dev.appizer.local.Appizer;
import dev.appizer.local.instance.Instance;
import dev.appizer.testing.tour.Tour.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A directory as a reader's checkout is, with {@code ./appizer up} running in it: the same commands, run from the classes
 * under test in place of a build.
 */
final class TourGround implements AutoCloseable {

    private static final long START_MILLIS = 120_000;
    private static final long STEP_SECONDS = 60;
    private static final String JAVA_FLAGS = "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
            // As ./appizer does: else the JVM tells the reader of native code.
            + (Runtime.version().feature() < 24 ? "" : " --enable-native-access=ALL-UNNAMED");

    private final Path directory;
    private final Process up;

    private TourGround(Path directory, Process up) {
        this.directory = directory;
        this.up = up;
    }

    static TourGround open(Path directory) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("appizer"), script(directory));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Process up = command(
                        directory, script.toString(), "up", "--port", "0", "--kafka-port", "0", "--registry-port", "0")
                .redirectOutput(directory.resolve("up.log").toFile())
                .start();
        TourGround ground = new TourGround(directory, up);
        ground.awaitReady();
        return ground;
    }

    private static String script(Path directory) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return "#!/bin/sh\nexec '" + java + "' " + JAVA_FLAGS + " -Dappizer.home='" + directory + "' "
                + Appizer.class.getName() + " \"$@\"\n";
    }

    private static ProcessBuilder command(Path directory, String... words) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        return builder;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.currentTimeMillis() + START_MILLIS;
        while (!Files.exists(word())) {
            if (!up.isAlive() || System.currentTimeMillis() > deadline) {
                close();
                throw new AssertionError("./appizer up is not ready: " + Files.readString(directory.resolve("up.log")));
            }
            Thread.sleep(50);
        }
    }

    private Path word() {
        return directory.resolve(".appizer").resolve("instance.json");
    }

    /** Runs a command as it stands in the README, but for the port. */
    Outcome run(String command) throws IOException, InterruptedException {
        String here = Instance.parse(Files.readString(word())).url().replace("http://", "");
        Path said = directory.resolve("said.log");
        Process process = command(directory, "bash", "-c", command.replace("localhost:8080", here))
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(STEP_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(
                    "Still running after " + STEP_SECONDS + " s: " + command + "\n" + Files.readString(said));
        }
        return new Outcome(process.exitValue(), Files.readString(said));
    }

    @Override
    public void close() {
        up.destroyForcibly();
    }
}
