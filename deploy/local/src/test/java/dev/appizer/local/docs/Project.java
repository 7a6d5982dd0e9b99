// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the checkout. */
public final class Project {

    /** What builds, editors, Git and running instances leave behind. */
    private static final Set<String> NOT_OURS =
            Set.of("target", "node_modules", "dist", ".git", ".appizer", ".idea", ".vscode");

    private static final Set<String> TEXTS = Set.of(
            "java",
            "avdl",
            "md",
            "xml",
            "txt",
            "properties",
            "json",
            "yaml",
            "yml",
            "sh",
            "config",
            "ts",
            "mjs",
            "html");

    private Project() {}

    public static Path root() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve("appizer"))) {
            path = path.resolve("..").normalize();
        }
        return path;
    }

    /** The text of a file, by its path from the root. */
    public static String read(String file) throws IOException {
        return Files.readString(root().resolve(file));
    }

    /** Every file of text that is the project's own, by its path from the root. */
    static List<Path> texts() throws IOException {
        Path root = root();
        return under(root)
                .filter(Project::isText)
                .map(root::relativize)
                .sorted()
                .toList();
    }

    private static Stream<Path> under(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries
                    .filter(entry -> !NOT_OURS.contains(entry.getFileName().toString()))
                    .toList()
                    .stream()
                    .flatMap(entry -> Files.isDirectory(entry) ? under(entry) : Stream.of(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By its ending; the scripts have none. */
    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 || TEXTS.contains(name.substring(dot + 1));
    }
}
