// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

import dev.appizer.broker.child.ParentWatch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where this module's build unpacks Apicurio: {@code registry} beside the classes, so that every module's tests find it. */
final class ApicurioFiles {

    private ApicurioFiles() {}

    /** The distribution, the class that runs it, and the one that watches its parent. */
    static String classPath() {
        Path home = home();
        return Stream.of(runner(home), home.resolve("lib").resolve("*"), of(RegistryMain.class), of(ParentWatch.class))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home() {
        Path home = of(RegistryMain.class).resolveSibling("registry");
        if (Files.isDirectory(home)) {
            return home;
        }
        throw new IllegalStateException(
                "There is no registry in " + home + "; \"mvn verify -DskipTests -pl kit/testing -am\" puts one there.");
    }

    private static Path runner(Path home) {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no runner in " + home + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path of(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
