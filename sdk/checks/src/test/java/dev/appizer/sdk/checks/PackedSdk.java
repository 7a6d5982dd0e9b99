// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import dev.appizer.testing.node.NodeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The JavaScript SDK, built and packed as it is published. Nothing else of it is used. */
final class PackedSdk {

    private static final Path SOURCES = Path.of("..", "javascript");
    private static final Path PROGRAMS = Path.of("src", "test", "node");
    private static final Path INSTALLED = Path.of("node_modules", "@appizer", "sdk");

    private final NodeFiles files = new NodeFiles("javascript", SOURCES);
    private @Nullable Path tarball;
    private @Nullable NodeFiles programs;

    /** What this machine lacks to make it; empty where it can be made. */
    Optional<String> missing() {
        return files.missing();
    }

    /** Skips a test where it can't be made. */
    PackedSdk orSkip() {
        missing().ifPresent(missing -> Assumptions.abort("The JavaScript SDK is not tried: " + missing));
        return this;
    }

    /** Where it is built. */
    NodeFiles files() {
        return files;
    }

    /** What is published. */
    synchronized Path tarball() {
        if (tarball == null) {
            // The last that npm says is the name of the file.
            String said = npm(files, "pack", "--loglevel=error").strip();
            tarball = files.home().resolve(said.substring(said.lastIndexOf('\n') + 1));
        }
        return tarball;
    }

    /** The programs of this module, with it installed beside them. */
    synchronized NodeFiles programs() {
        if (programs == null) {
            programs = programs("programs", PROGRAMS);
        }
        return programs;
    }

    /** Programs with it installed beside them. */
    NodeFiles programs(String name, Path sources) {
        NodeFiles programs = new NodeFiles(name, sources);
        npm(
                programs,
                "install",
                "--no-save",
                "--no-package-lock",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                tarball().toString());
        return programs;
    }

    /** What programs have of it installed. */
    static Path installed(NodeFiles programs) {
        return programs.home().resolve(INSTALLED);
    }

    private static String npm(NodeFiles files, String... arguments) {
        try {
            return files.npm(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
