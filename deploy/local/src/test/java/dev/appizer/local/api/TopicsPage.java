// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import dev.appizer.local.docs.Project;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the page of topics says of each, by its name without the prefix. */
record TopicsPage(Map<String, Row> rows, Map<String, String> notes) {

    private static final Pattern CELLS = Pattern.compile(" *(?<!\\\\)\\| *");
    private static final Pattern YOU = Pattern.compile("\\byou\\b");
    private static final Pattern NOTE = Pattern.compile("(?m)^- \\*\\*`([^`]+)`\\*\\* (.+)$");

    record Row(String name, String key, String writers, String readers) {

        private static Row of(String line) {
            String[] cells = CELLS.split(line, -1);
            return new Row(cells[1].replace("`", ""), cells[2].replace("\\|", "|"), cells[5], cells[6]);
        }

        /** Whether there is anything on it. */
        boolean isWritten() {
            return !writers.equals("nobody yet");
        }

        /** Whether it is for others than the stages. */
        boolean isOffered() {
            return YOU.matcher(readers).find() || readers.equals("operators");
        }
    }

    static TopicsPage read() throws IOException {
        String page = Project.read("docs/topics.md");
        return new TopicsPage(
                page.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(Row::of)
                        .collect(Collectors.toMap(Row::name, Function.identity())),
                NOTE.matcher(page)
                        .results()
                        .collect(Collectors.toMap(note -> note.group(1), note -> "It " + note.group(2))));
    }
}
