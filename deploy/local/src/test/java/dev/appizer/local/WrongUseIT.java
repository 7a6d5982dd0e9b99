// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.local.AppizerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every wrong use gets one line that says what to do, and a status other than 0. */
class WrongUseIT {

    @TempDir
    private Path scratch;

    @Test
    void anUnknownOptionIsRefusedWithThoseThereAre() throws IOException, InterruptedException {
        assertRefused(2, "There is no option --prot; there are: --data, --kafka-port, --port", "up", "--prot", "1");
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsOption() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertRefused(
                    1,
                    "Port " + port + " on 127.0.0.1 can't be used (Address already in use); choose another"
                            + " with --kafka-port.",
                    "up",
                    "--kafka-port",
                    port);
        }
    }

    @Test
    void aDataDirectoryThatIsNoneIsNamed() throws IOException, InterruptedException {
        Path file = Files.createFile(scratch.resolve("file"));

        assertRefused(1, "The data directory " + file + " can't be used", "up", "--data", file.toString());
    }

    @Test
    void aToolWithoutARunningInstanceSaysHowToStartOne() throws IOException, InterruptedException {
        assertRefused(1, "start one with ./appizer up", "demo");
        assertRefused(1, "start one with ./appizer up", "tail", "events.raw", "--url", "http://127.0.0.1:9");
    }

    @Test
    void aToolWithoutItsObjectSaysWhatIsMissing() throws IOException, InterruptedException {
        assertRefused(2, "Name one topic", "tail");
        assertRefused(2, "Name one person", "erase");
        assertRefused(2, "Say list, show or redrive", "dead-letters");
        assertRefused(2, "Say rebuild", "analytics");
        assertRefused(2, "Name the steps", "query", "--funnel");
    }

    @Test
    void theScriptRefusesAnOldJavaBeforeItBuildsAnything() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(scratch.resolve("jdk/bin"));
        Path java =
                Files.writeString(bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(script(scratch.resolve("jdk"), "up"))
                .containsExactly("1", "appizer: Java 17 or later is needed, but " + java + " is version 11.0.2.");
        assertThat(script(scratch.resolve("nothing"), "up").get(1))
                .startsWith("appizer: JAVA_HOME is " + scratch.resolve("nothing"));
    }

    @Test
    void theScriptRefusesAnUnknownCommand() throws IOException, InterruptedException {
        assertThat(script(scratch, "dance"))
                .containsExactly("2", "appizer: There is no command dance; ./appizer help lists them.");
    }

    private void assertRefused(int status, String line, String... arguments) throws IOException, InterruptedException {
        try (AppizerProcess process = AppizerProcess.start(scratch, arguments)) {
            assertThat(process.end()).isEqualTo(status);
            assertThat(process.said().lines())
                    .singleElement()
                    .asString()
                    .startsWith("appizer: ")
                    .contains(line);
        }
    }

    /** The exit status, then the lines that were said. */
    private static List<String> script(Path javaHome, String command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(root().resolve("appizer").toString(), command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        List<String> all = new ArrayList<>(List.of(Integer.toString(process.exitValue())));
        all.addAll(lines);
        return all;
    }

    private static Path root() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve("appizer"))) {
            path = path.resolve("..").normalize();
        }
        return path;
    }
}
