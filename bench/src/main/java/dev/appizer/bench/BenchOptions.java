// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench;

import dev.appizer.bench.lab.Effort;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a run is wanted.
 *
 * @param effort of each row
 * @param rows the names of those to run
 * @param kept the directory for what takes long to make; null: it is made in each run anew
 */
record BenchOptions(
        Effort effort, Set<String> rows, @Nullable Path kept) {

    private static final String SECONDS = "--seconds";
    private static final String EVENTS = "--events";
    private static final String ROWS = "--rows";
    private static final String KEEP = "--keep";

    BenchOptions {
        rows = Set.copyOf(rows);
    }

    /**
     * Reads the command's options.
     *
     * @param known the names of all rows
     * @param usual the names of those that run where none are chosen
     * @throws CommandProblem on what it doesn't know
     */
    static BenchOptions parse(List<String> words, Set<String> known, Set<String> usual) {
        CommandLine line = CommandLine.parse(words, Set.of(SECONDS, EVENTS, ROWS, KEEP), Set.of())
                .withoutOthers();
        Effort effort = new Effort(
                Duration.ofSeconds(number(line, SECONDS, 10, 1, 600)),
                number(line, EVENTS, 500_000, 1_000, 50_000_000));
        return new BenchOptions(effort, rows(line, known, usual), kept(line));
    }

    boolean wants(String row) {
        return rows.contains(row);
    }

    private static Set<String> rows(CommandLine line, Set<String> known, Set<String> usual) {
        Set<String> rows =
                line.find(ROWS).map(names -> Set.of(names.split(",", -1))).orElse(usual);
        if (!known.containsAll(rows)) {
            throw CommandProblem.wrongUse(ROWS + " takes names between commas, of: " + String.join(", ", known) + ".");
        }
        return rows;
    }

    private static @Nullable Path kept(CommandLine line) {
        Path directory = line.find(KEEP).map(Path::of).orElse(null);
        if (directory != null && !Files.isDirectory(directory)) {
            throw CommandProblem.wrongUse(KEEP + " takes a directory, which " + directory + " is not.");
        }
        return directory;
    }

    private static int number(CommandLine line, String option, int absent, int least, int most) {
        String text = line.find(option).orElse(Integer.toString(absent));
        if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw CommandProblem.wrongUse(
                    option + " must be a number from " + least + " to " + most + ", not " + text + ".");
        }
        return Integer.parseInt(text);
    }
}
