// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.cli;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A command's options and what stands beside them.
 *
 * @param options the values of each option given, in their order; of a switch, its own name
 * @param others in their order
 */
public record CommandLine(Map<String, List<String>> options, List<String> others) {

    private static final String DATA = "--data";
    private static final int GREATEST_PORT = 65_535;

    /**
     * Reads {@code --option value}, {@code --option=value}, {@code --switch} and other words.
     *
     * @throws CommandProblem on an option that the command doesn't have, and on one without its value
     */
    public static CommandLine parse(List<String> words, Set<String> withValue, Set<String> switches) {
        Map<String, List<String>> options = new HashMap<>();
        List<String> others = new ArrayList<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (!word.startsWith("-")) {
                others.add(word);
            } else if (switches.contains(word)) {
                add(options, word, word);
            } else if (withValue.contains(name)) {
                add(options, name, word.equals(name) ? following(name, rest) : word.substring(name.length() + 1));
            } else {
                throw unknown(word, withValue, switches);
            }
        }
        return new CommandLine(options, others);
    }

    private static void add(Map<String, List<String>> options, String name, String value) {
        options.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    private static String following(String name, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || value.startsWith("--")) {
            throw CommandProblem.wrongUse(name + " needs a value.");
        }
        return value;
    }

    private static CommandProblem unknown(String word, Set<String> withValue, Set<String> switches) {
        TreeSet<String> known = new TreeSet<>(withValue);
        known.addAll(switches);
        return CommandProblem.wrongUse("There is no option " + word + "; there are: " + String.join(", ", known) + ".");
    }

    /**
     * Insists that options are all there is.
     *
     * @throws CommandProblem where there are other words
     */
    public CommandLine withoutOthers() {
        if (!others.isEmpty()) {
            throw CommandProblem.wrongUse("What is " + others.get(0) + "? Only options are expected.");
        }
        return this;
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** The value of an option; of one that is given again, the last. */
    public Optional<String> find(String option) {
        List<String> values = all(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** Every value of an option that may be given again. */
    public List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The data directory: as {@code --data} says, else the one of the checkout. */
    public Path data() {
        String data = find(DATA).orElseGet(() -> System.getProperty("appizer.home", ".") + "/.appizer");
        try {
            return Path.of(data).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw CommandProblem.failed(DATA + " is not a path: " + data + ".", e);
        }
    }

    /**
     * A port; 0 takes a free one.
     *
     * @throws CommandProblem where it is none
     */
    public int port(String option, int absent) {
        String text = find(option).orElse(Integer.toString(absent));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > GREATEST_PORT) {
            throw CommandProblem.wrongUse(option + " must be a port from 0 to 65535, not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    /**
     * How many of something, at least one.
     *
     * @throws CommandProblem where it is no such number
     */
    public long count(String option, long absent) {
        return find(option).map(text -> count(option, text)).orElse(absent);
    }

    private static long count(String option, String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw CommandProblem.wrongUse(option + " must be a number from 1 on, not " + text + ".");
        }
        return Long.parseLong(text);
    }

    /**
     * An address of HTTP.
     *
     * @throws CommandProblem where it is not an http(s) URL
     */
    public Optional<URI> url(String option) {
        return find(option).map(text -> {
            if (!text.matches("https?://[^/\\s]+(/\\S*)?")) {
                throw CommandProblem.wrongUse(option + " must be an http(s) URL, not " + text + ".");
            }
            return URI.create(text.replaceAll("/+$", ""));
        });
    }
}
