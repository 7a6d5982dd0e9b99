// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.keys;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.service.keys.KeyLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** {@code keys new}: a random key, told once, and its line for the keys file, which has only its hash. */
public final class NewKey {

    private static final int BYTES = 24;

    private NewKey() {}

    /**
     * Makes a key and tells it.
     *
     * @throws CommandProblem where the options make no key, or the file can't be written
     */
    public static void run(List<String> words, PrintStream out) {
        CommandLine line = CommandLine.parse(words, Set.of("--name", "--scope", "--origins", "--file"), Set.of());
        if (!line.others().equals(List.of("new"))) {
            throw CommandProblem.wrongUse("Only ./appizer keys new is known.");
        }
        String secret = secret(new SecureRandom());
        KeyLine key = key(line, secret);
        line.find("--file").map(Path::of).ifPresent(file -> append(file, key));
        out.println("The key, told only this once:");
        out.println("  " + secret);
        out.println(
                line.find("--file").map(file -> "Its line is in " + file + ":").orElse("Its line for the keys file:"));
        out.println("  " + key.text());
    }

    private static KeyLine key(CommandLine line, String secret) {
        String scope = line.find("--scope").orElse("server");
        List<String> origins = line.find("--origins").stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        try {
            return KeyLine.of(line.find("--name").orElse(scope), scope, origins, secret);
        } catch (IllegalArgumentException e) {
            throw CommandProblem.wrongUse("No key was made: " + e.getMessage() + ".");
        }
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // A second key of a name would silently take the first one's place.
    private static void append(Path file, KeyLine key) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            String name = key.key().name();
            if (lines.stream().anyMatch(known -> known.matches("\\s*\\Q" + name + "\\E\\s*[=:].*"))) {
                throw CommandProblem.wrongUse(
                        "There is a key " + name + " in " + file + " already; say another --name.");
            }
            boolean open = !lines.isEmpty() && !Files.readString(file).endsWith("\n");
            String text = (open ? "\n" : "") + key.text() + "\n";
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw CommandProblem.failed(file + " can't be written: " + e, e);
        }
    }
}
