// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.tour;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The README's tour: every {@code sh} block of its section, step by step. */
public record Tour(List<Step> steps) {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## A tour[^\\n]*\\n(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String EXPECTED = "# → ";
    private static final String ANYTHING = "…";
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long PAUSE_MILLIS = 100;

    public Tour(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** What a command ended with and said. */
    public record Outcome(int status, String said) {}

    /** Runs a command as it stands in the README, but for where Appizer is. */
    @FunctionalInterface
    public interface Ground {
        Outcome run(String command) throws IOException, InterruptedException;
    }

    /**
     * Walks it, step by step. What only asks is asked again for a while, until the answer is there.
     *
     * @throws AssertionError at the first step that does not do what the README says
     */
    public void walk(Ground ground) throws IOException, InterruptedException {
        for (Step step : steps) {
            step.walk(ground);
        }
    }

    /**
     * A command and what it says.
     *
     * @param command one or several lines
     * @param expected its lines; {@code …} stands for anything
     */
    public record Step(String command, List<String> expected) {

        public Step(String command, List<String> expected) {
            this.command = command;
            this.expected = List.copyOf(expected);
        }

        private void walk(Ground ground) throws IOException, InterruptedException {
            long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
            Outcome outcome = ground.run(command);
            while (asks() && !matches(outcome.said()) && System.currentTimeMillis() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
                outcome = ground.run(command);
            }
            if (outcome.status() != 0 || !matches(outcome.said())) {
                throw new AssertionError(command + "\nended with " + outcome.status() + " and said\n" + outcome.said()
                        + "\nbut the README says\n" + String.join("\n", expected));
            }
        }

        /** Whether it only asks, so that it may be asked again until the answer is there. */
        public boolean asks() {
            boolean isQuestion = command.contains("/v1/analytics/") || !command.contains(" -d ");
            return command.startsWith("curl ") && isQuestion && !command.contains(" -X ");
        }

        public boolean matches(String said) {
            List<String> lines = said.lines().toList();
            if (lines.size() != expected.size()) {
                return false;
            }
            for (int i = 0; i < lines.size(); i++) {
                if (!pattern(expected.get(i)).matcher(lines.get(i)).matches()) {
                    return false;
                }
            }
            return true;
        }

        private static Pattern pattern(String line) {
            return Pattern.compile("\\Q" + line.replace(ANYTHING, "\\E.*\\Q") + "\\E");
        }
    }

    /** Reads it out of the README's text. */
    public static Tour of(String readme) {
        List<Step> steps = new ArrayList<>();
        SECTION.matcher(readme)
                .results()
                .flatMap(section -> BLOCK.matcher(section.group(1)).results())
                .forEach(block -> addSteps(block.group(1), steps));
        return new Tour(steps);
    }

    /** A step is some lines, and below them what they say. */
    private static void addSteps(String block, List<Step> steps) {
        List<String> command = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : block.lines().toList()) {
            if (line.startsWith(EXPECTED)) {
                expected.add(line.substring(EXPECTED.length()));
                continue;
            }
            if (!expected.isEmpty()) {
                steps.add(new Step(String.join("\n", command), List.copyOf(expected)));
                command.clear();
                expected.clear();
            }
            command.add(line);
        }
        steps.add(new Step(String.join("\n", command), List.copyOf(expected)));
    }
}
