// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import dev.appizer.local.docs.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What Maven has packaged of a service.
 *
 * @param service its name
 * @param home the directory
 */
record Distribution(String service, Path home) {

    private static final long END_SECONDS = 60;

    /** How it ended, and what it said. */
    record Ended(int status, List<String> out, List<String> err) {}

    /** Of a service's module; whoever runs tests behind the phase {@code package} has it. */
    static Distribution of(String service) throws IOException {
        Path target = Project.root().resolve(service).resolve("target");
        try (Stream<Path> entries = Files.list(target)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(service + "-"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .map(home -> new Distribution(service, home))
                    .orElseThrow(
                            () -> new AssertionError("No distribution is in " + target + ": mvn package makes it"));
        }
    }

    Path launcher() {
        return home.resolve("bin").resolve(service);
    }

    List<String> jars() throws IOException {
        try (Stream<Path> entries = Files.list(home.resolve("lib"))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /** Starts a command with nothing in its environment but the path, this Java and what is said here. */
    static Process start(Path scratch, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile());
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    static Ended end(Process process, Path scratch) throws InterruptedException {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("It is still running after " + END_SECONDS + " s");
            }
            return new Ended(process.exitValue(), lines(scratch, "out"), lines(scratch, "err"));
        } finally {
            process.destroyForcibly();
        }
    }

    static List<String> lines(Path scratch, String stream) {
        try {
            return Files.readAllLines(scratch.resolve(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
