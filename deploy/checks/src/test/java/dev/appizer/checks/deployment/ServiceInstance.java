// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import dev.appizer.checks.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of a service, started by the launcher of its distribution.
 *
 * @param service such as {@code segment-stream}
 * @param port of HTTP
 * @param log all that it says
 */
record ServiceInstance(String service, int port, Path log, Process process) implements AutoCloseable {

    private static final long ENDING_SECONDS = 60;

    /** Starts one; what it is told stands in the file, and in variables over it. */
    static ServiceInstance start(
            String service, int port, Path configuration, Map<String, String> variables, Path directory)
            throws IOException {
        Path log = directory.resolve("log");
        Process process = launch(service, List.of("--config", configuration.toString()), variables, log);
        return new ServiceInstance(service, port, log, process);
    }

    /** Runs the launcher with any arguments. */
    static Process launch(String service, List<String> arguments, Map<String, String> variables, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(distribution(service).resolve("bin").resolve(service).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(log.getParent()).toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("APPIZER_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx400m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static Path distribution(String service) throws IOException {
        try (Stream<Path> built = Files.list(Checkout.file(service + "/target"))) {
            return built.filter(directory -> directory.getFileName().toString().startsWith(service + "-"))
                    .filter(directory ->
                            Files.isExecutable(directory.resolve("bin").resolve(service)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "No distribution of " + service + "; the build's phase package makes it"));
        }
    }

    String url() {
        return "https://localhost:" + port;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** The lines of its log that are about messages of a trace. */
    List<String> linesOf(String traceId) throws IOException {
        return said().lines()
                .filter(line -> line.contains("\"trace_id\":\"" + traceId + "\""))
                .toList();
    }

    /** Ends it in order, or else at once. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
