// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The README's tour: every {@code sh} block of its section, step by step. */
record Tour(List<Step> steps) {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## A tour[^\\n]*\\n(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String EXPECTED = "# → ";
    private static final String ANYTHING = "…";

    /**
     * A command and what it says.
     *
     * @param command one or several lines
     * @param expected its lines; {@code …} stands for anything
     */
    record Step(String command, List<String> expected) {

        /** Whether it only asks, so that it may be asked again until the answer is there. */
        boolean asks() {
            return command.startsWith("curl ") && !command.contains(" -d ") && !command.contains(" -X ");
        }

        boolean matches(String said) {
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

    static Tour of(String readme) {
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
