// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.appizer.local.docs.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What {@code @redocly/cli} finds in the document of the HTTP calls; of Avro schemas, hence of the topics, it knows nothing.
 * Where there is no Node, or npm can't reach its registry, it is left out.
 */
class RedoclyTest {

    private static final String REDOCLY = "@redocly/cli@2.77.0";
    private static final Path HOME = Path.of("target", "redocly");
    private static final Path CLI = HOME.resolve("node_modules/@redocly/cli/bin/cli.js");
    private static final Path RULES = Path.of("src/test/resources/specifications/redocly.yaml");
    private static final int PATIENCE_SECONDS = 15;

    private record Ended(int status, String output) {}

    @Test
    void redoclyFindsNothingWrong() throws IOException, InterruptedException {
        fetch();
        Ended lint = run(
                "node",
                CLI.toString(),
                "lint",
                "--format=stylish",
                "--config=" + RULES,
                Project.root().resolve(Document.OPEN_API).toString());

        assertThat(lint.status).as(lint.output).isZero();
    }

    private static void fetch() throws IOException, InterruptedException {
        Ended node = run("node", "-p", "const [a, b] = process.versions.node.split('.'); a > 20 || a == 20 && b >= 19");
        assumeTrue(node.output.strip().equals("true"), "Node 20.19 or later is missing: Redocly does not look");
        if (!Files.exists(CLI)) {
            Files.createDirectories(HOME);
            Ended npm =
                    run("npm", "install", "--prefix=" + HOME, "--no-audit", "--no-fund", "--fetch-retries=0", REDOCLY);
            assumeTrue(npm.status == 0, "npm can't fetch " + REDOCLY + ": Redocly does not look. " + npm.output);
        }
    }

    /** A program that is missing, or that takes too long, ends with a status of -1. */
    private static Ended run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Files.createDirectories(HOME), "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            return new Ended(-1, missing.toString());
        }
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Ended(ended ? process.exitValue() : -1, Files.readString(output));
    }
}
