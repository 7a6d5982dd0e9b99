// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.node.NodeFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An SDK for servers, in Node.
 *
 * @param files with it
 * @param name by which {@code server.mjs} knows it
 */
record NodeSdk(NodeFiles files, String name) implements LiveSdk {

    private static final long PATIENCE_SECONDS = 90;

    @Override
    public boolean namesUsers() {
        return true;
    }

    @Override
    public Optional<String> missing() {
        return files.missing();
    }

    @Override
    public Session start(Run run) {
        Path log = files.home().resolve(run.name() + ".log");
        ProcessBuilder program = new ProcessBuilder(
                        NodeFiles.program("node").orElseThrow().toString(),
                        "server.mjs",
                        name,
                        run.url(),
                        run.key(),
                        run.name(),
                        String.valueOf(run.count()))
                .directory(files.home().toFile())
                .redirectError(log.toFile());
        try {
            return new Running(program.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Running(Process process, Path log) implements Session {

        @Override
        public void awaitHalf() {
            try {
                assertThat(new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine())
                        .as("see %s", log)
                        .isEqualTo("half");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void sendRest() {
            try {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void awaitEnd() {
            try {
                assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(process.exitValue()).as("see %s", log).isZero();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
