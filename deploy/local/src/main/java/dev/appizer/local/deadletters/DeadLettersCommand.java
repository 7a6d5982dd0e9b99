// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.deadletters;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Deployment;
import dev.appizer.local.tail.RecordLine;
import dev.appizer.local.up.Stages;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code ./appizer dead-letters list|show|redrive}. */
public final class DeadLettersCommand {

    private static final String URL = "--url";
    private static final String DATA = "--data";
    private static final String CODE = "--code";
    private static final String SINCE = "--since";
    private static final String LIMIT = "--limit";
    private static final String ALL = "--all";
    private static final long MOST_LINES = 100;

    private final Deployment deployment;
    private final PrintStream out;

    private DeadLettersCommand(Deployment deployment, PrintStream out) {
        this.deployment = deployment;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param words what to do, and the options
     * @throws CommandProblem where no instance runs, or a letter is not there
     */
    public static void run(List<String> words, PrintStream out) {
        run(words, line -> Deployment.find(line, Stages.all()), out);
    }

    /**
     * The same at another deployment.
     *
     * @param finder of the deployment that the options name
     */
    public static void run(List<String> words, Function<CommandLine, Deployment> finder, PrintStream out) {
        String what = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        switch (what) {
            case "list" -> {
                CommandLine line = CommandLine.parse(
                                rest, Set.of(URL, DATA, Deployment.CONFIG, CODE, SINCE, LIMIT), Set.of(ALL))
                        .withoutOthers();
                new DeadLettersCommand(finder.apply(line), out)
                        .list(Selection.of(line, Instant.now()), line.has(ALL), line.count(LIMIT, MOST_LINES));
            }
            case "show" -> {
                CommandLine line = CommandLine.parse(rest, Set.of(URL, DATA, Deployment.CONFIG), Set.of());
                new DeadLettersCommand(finder.apply(line), out).show(String.join(" ", line.others()));
            }
            case "redrive" -> {
                CommandLine line = CommandLine.parse(rest, Set.of(URL, DATA, Deployment.CONFIG, CODE, SINCE), Set.of())
                        .withoutOthers();
                new DeadLettersCommand(finder.apply(line), out).redrive(Selection.of(line, Instant.now()));
            }
            default ->
                throw CommandProblem.wrongUse(
                        "Say list, show or redrive, such as: ./appizer dead-letters list; ./appizer help says more.");
        }
    }

    /** One line for each, and how many there are by code. */
    private void list(Selection selection, boolean all, long limit) {
        Map<String, Long> codes = new TreeMap<>();
        try (Letters letters = new Letters(deployment)) {
            Driven driven = letters.driven();
            letters.each(letter -> {
                boolean isShown = all || !driven.has(letter.partition(), letter.offset());
                if (isShown && selection.has(letter.content())) {
                    codes.merge(letter.content().getCode(), 1L, Long::sum);
                    if (sum(codes) <= limit) {
                        out.println(letter.line());
                    }
                }
            });
        }
        if (sum(codes) > limit) {
            out.printf(Locale.ROOT, "… and %,d more; %s shows more of them.%n", sum(codes) - limit, LIMIT);
        }
        String each = codes.entrySet().stream()
                .map(code -> String.format(Locale.ROOT, "%s %,d", code.getKey(), code.getValue()))
                .collect(Collectors.joining(", "));
        out.printf(Locale.ROOT, "%,d %s%s%n", sum(codes), all ? "in all" : "open", each.isEmpty() ? "" : ": " + each);
    }

    private static long sum(Map<String, Long> codes) {
        return codes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All that is known of one, its value as readable as it can be. */
    private void show(String place) {
        if (!place.matches("[0-9]{1,9}:[0-9]{1,18}")) {
            throw CommandProblem.wrongUse("Name one as list does, such as: ./appizer dead-letters show 3:120");
        }
        String[] parts = place.split(":", 2);
        try (Letters letters = new Letters(deployment)) {
            Letter letter = letters.at(Integer.parseInt(parts[0]), Long.parseLong(parts[1]))
                    .orElseThrow(() -> CommandProblem.failed("There is no dead letter at " + place + "."));
            out.println(RecordLine.reading(deployment.registry()).pretty(letter.record()));
        }
    }

    private void redrive(Selection selection) {
        try (Letters letters = new Letters(deployment)) {
            if (new Redrive(deployment, letters, out).drive(selection) == 0) {
                out.println("Nothing to drive again.");
            }
        }
    }
}
