// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SDKs that come from npm, in the versions of {@code package-lock.json}, installed under {@code target}. */
final class NodeFiles {

    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path HOME = Path.of("target", "live-sdks").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern OUR_FAULT = Pattern.compile("EUSAGE|EINTEGRITY|EJSONPARSE");

    private final Optional<String> missing;

    /** Installs them unless they are. */
    NodeFiles() {
        try {
            missing = install();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this machine lacks for it; empty where all is there. */
    Optional<String> missing() {
        return missing;
    }

    /** Where the programs and their packages are. */
    Path home() {
        return HOME;
    }

    /** The program of one of the names on the PATH. */
    static Optional<Path> program(String... names) {
        List<String> directories =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return Stream.of(names)
                .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<String> install() throws IOException {
        Optional<Path> npm = program("npm");
        if (program("node").isEmpty() || npm.isEmpty()) {
            return Optional.of("node and npm are not on the PATH");
        }
        copySources();
        return isInstalled() ? Optional.empty() : install(npm.get());
    }

    private static void copySources() throws IOException {
        Files.createDirectories(HOME);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, HOME.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path installedLock() {
        return HOME.resolve("node_modules").resolve("installed-lock.json");
    }

    private static boolean isInstalled() throws IOException {
        Path lock = HOME.resolve("package-lock.json");
        return Files.exists(installedLock()) && Files.mismatch(lock, installedLock()) < 0;
    }

    private static Optional<String> install(Path npm) throws IOException {
        Path log = HOME.resolve("npm.log");
        Process process = new ProcessBuilder(
                        npm.toString(),
                        "ci",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--prefer-offline",
                        "--fetch-retries=1",
                        "--fetch-retry-mintimeout=1000")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!ends(process)) {
            return Optional.of("npm could not install the SDKs within " + PATIENCE_SECONDS + " s; see " + log);
        }
        if (process.exitValue() == 0) {
            Files.copy(HOME.resolve("package-lock.json"), installedLock());
            return Optional.empty();
        }
        if (OUR_FAULT.matcher(Files.readString(log, UTF_8)).find()) {
            throw new IllegalStateException("package.json and package-lock.json are wrong; see " + log);
        }
        return Optional.of("npm can't fetch the SDKs; see " + log);
    }

    private static boolean ends(Process process) {
        try {
            boolean ends = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ends;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
