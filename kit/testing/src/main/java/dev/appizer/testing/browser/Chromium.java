// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.browser;

import dev.appizer.testing.node.NodeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A headless Chromium that reaches this machine alone, with a profile of its own. */
public record Chromium(Process process) implements AutoCloseable {

    /** What this machine lacks for it; empty where it can run. */
    public static Optional<String> missing() {
        return program().isEmpty() ? Optional.of("no Chromium is on the PATH") : Optional.empty();
    }

    private static Optional<Path> program() {
        return NodeFiles.program("chromium", "chromium-browser", "google-chrome");
    }

    /**
     * Opens a page.
     *
     * @param scratch where its profile and its log are
     */
    public static Chromium open(String url, Path scratch) throws IOException {
        Path profile = Files.createTempDirectory(scratch, "profile-");
        return new Chromium(new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "--headless=new",
                        // It is root in containers, and what it opens is ours.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--user-data-dir=" + profile,
                        url)
                .redirectErrorStream(true)
                .redirectOutput(
                        profile.resolveSibling(profile.getFileName() + ".log").toFile())
                .start());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
