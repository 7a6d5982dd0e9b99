// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Directories under the module's {@code target}, so that {@code mvn clean} removes what a killed test left. */
final class Scratch {

    private Scratch() {}

    static Path create(String prefix) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "under-test"));
            return Files.createTempDirectory(parent, prefix).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the sub-directories, which hold the data; the logs beside them stay for whoever wonders why a test failed. */
    static void deleteData(Path directory) {
        delete(directory, path -> isData(directory, path));
    }

    /** Deletes it with all that is in it. */
    static void delete(Path directory) {
        delete(directory, path -> true);
    }

    private static void delete(Path directory, Predicate<Path> which) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst =
                    all.filter(which).sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isData(Path directory, Path path) {
        Path inside = directory.relativize(path);
        return inside.getNameCount() > 1 || (!path.equals(directory) && Files.isDirectory(path));
    }
}
