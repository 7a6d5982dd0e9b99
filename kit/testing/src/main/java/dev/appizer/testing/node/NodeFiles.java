// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs for node, by themselves those of a module under {@code src/test/node}, with what they need from npm in the versions
 * of their {@code package-lock.json}, installed under {@code target}; nothing where there is no such file.
 */
public final class NodeFiles {

    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final long PATIENCE_SECONDS = 180;
    private static final Set<String> BUILT = Set.of("node_modules", "dist", "target");
    private static final Pattern OUR_FAULT = Pattern.compile("EUSAGE|EINTEGRITY|EJSONPARSE");

    private final Path sources;
    private final Path home;
    private final Optional<String> missing;

    /**
     * Installs them unless they are.
     *
     * @param name of the directory under {@code target}
     */
    public NodeFiles(String name) {
        this(name, SOURCES);
    }

    /**
     * Installs those of another directory unless they are; what has been built there is left out.
     *
     * @param name of the directory under {@code target}
     */
    public NodeFiles(String name, Path sources) {
        this.sources = sources;
        home = Path.of("target", name).toAbsolutePath();
        try {
            missing = install();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this machine lacks for it; empty where all is there. */
    public Optional<String> missing() {
        return missing;
    }

    /** Where the programs and their packages are. */
    public Path home() {
        return home;
    }

    /** The program of one of the names on the PATH. */
    public static Optional<Path> program(String... names) {
        List<String> directories =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return Stream.of(names)
                .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<String> install() throws IOException {
        Optional<Path> npm = program("npm");
        if (program("node").isEmpty() || npm.isEmpty()) {
            return Optional.of("node and npm are not on the PATH");
        }
        copySources();
        return isInstalled() ? Optional.empty() : install(npm.get());
    }

    private void copySources() throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(this::isSource).toList()) {
                Path copy = home.resolve(sources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private boolean isSource(Path file) {
        Path first = sources.relativize(file).getName(0);
        return Files.isRegularFile(file) && !BUILT.contains(first.toString());
    }

    private Path installedLock() {
        return home.resolve("node_modules").resolve("installed-lock.json");
    }

    private boolean isInstalled() throws IOException {
        Path lock = home.resolve("package-lock.json");
        return !Files.exists(lock) || (Files.exists(installedLock()) && Files.mismatch(lock, installedLock()) < 0);
    }

    /**
     * Runs npm there.
     *
     * @return what it said
     * @throws AssertionError where it fails
     */
    public String npm(String... arguments) throws IOException {
        Path log = home.resolve("npm-" + arguments[0] + ".log");
        List<String> command =
                new ArrayList<>(List.of(program("npm").orElseThrow().toString()));
        command.addAll(List.of(arguments));
        Process process = start(command, log);
        if (!ends(process) || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + Files.readString(log));
        }
        return Files.readString(log);
    }

    private Process start(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private Optional<String> install(Path npm) throws IOException {
        Path log = home.resolve("npm.log");
        Process process = start(
                List.of(
                        npm.toString(),
                        "ci",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--prefer-offline",
                        "--fetch-retries=1",
                        "--fetch-retry-mintimeout=1000"),
                log);
        if (!ends(process)) {
            return Optional.of("npm could not install what they need within " + PATIENCE_SECONDS + " s; see " + log);
        }
        if (process.exitValue() == 0) {
            Files.copy(home.resolve("package-lock.json"), installedLock());
            return Optional.empty();
        }
        if (OUR_FAULT.matcher(Files.readString(log, UTF_8)).find()) {
            throw new IllegalStateException("package.json and package-lock.json are wrong; see " + log);
        }
        return Optional.of("npm can't fetch what they need; see " + log);
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
