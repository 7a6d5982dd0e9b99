// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the checkout. */
public final class Checkout {

    public static final Path CHART = file("deploy/helm/appizer");

    private Checkout() {}

    /** A file or directory, by its path from the root. */
    public static Path file(String path) {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("appizer"))) {
            root = root.resolve("..").normalize();
        }
        return root.resolve(path);
    }

    /** The files of a directory that end so, by name. */
    public static List<Path> files(String directory, String ending) {
        try (Stream<Path> files = Files.list(file(directory))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every sample of the chart's values. */
    public static List<Path> samples() {
        return files("deploy/helm/samples", ".yaml");
    }

    public static Path sample(String name) {
        return file("deploy/helm/samples/" + name + ".yaml");
    }
}
