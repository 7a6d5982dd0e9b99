// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedKeysTest {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private Path file;
    private WatchedKeys keys;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(directory.resolve("keys"), line("old"));
        keys = WatchedKeys.of(file, INTERVAL);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void aKeyThatIsAddedIsKnownAndOneThatIsRemovedIsNot() throws Exception {
        Files.writeString(file, line("new"));
        await("new");

        assertThat(keys.get().sender("new")).isNotNull();
        assertThat(keys.get().sender("old")).isNull();
    }

    @Test
    void aWrongAnEmptyAndAMissingFileLockNobodyOut() throws Exception {
        Files.writeString(file, "old=server");
        Thread.sleep(200);
        assertThat(keys.get().sender("old")).isNotNull();

        Files.writeString(file, "");
        Thread.sleep(200);
        assertThat(keys.get().sender("old")).isNotNull();

        Files.delete(file);
        Thread.sleep(200);
        assertThat(keys.get().sender("old")).isNotNull();

        Files.writeString(file, line("old") + "\n" + line("new"));
        await("new");
        assertThat(keys.get().sender("old")).isNotNull();
    }

    private void await(String key) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (keys.get().sender(key) == null && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    private static String line(String key) {
        return KeyLine.of(key, "server", List.of(), key).text();
    }
}
