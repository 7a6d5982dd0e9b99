// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the checkout. */
final class Checkout {

    private Checkout() {}

    static Path root() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve("appizer"))) {
            path = path.resolve("..").normalize();
        }
        return path;
    }

    /** The files of a directory that end so, by name. */
    static List<Path> files(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(root().resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
