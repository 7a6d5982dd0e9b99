// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A funnel: a bar for each step, and how many got there from the first one and from the one before. */
final class FunnelLines {

    private static final int LONGEST_NAME = 30;
    private static final int FEWEST_CELLS = 8;

    private FunnelLines() {}

    static List<String> of(JsonNode answer, Screen screen) {
        List<String> lines = new ArrayList<>(steps(answer.path("steps"), screen));
        for (JsonNode group : answer.path("groups")) {
            group.path("group")
                    .properties()
                    .forEach(field -> lines.addAll(List.of(
                            "",
                            screen.text(field.getKey(), LONGEST_NAME) + " = "
                                    + GroupLines.value(field.getValue(), screen))));
            lines.addAll(steps(group.path("steps"), screen));
        }
        return lines;
    }

    private static List<String> steps(JsonNode steps, Screen screen) {
        // First without bars, to know what is left for them.
        int used = columns(steps, screen, 0).lines().stream()
                .mapToInt(Columns::width)
                .max()
                .orElse(0);
        return columns(steps, screen, Math.max(FEWEST_CELLS, screen.width() - used))
                .lines();
    }

    private static Columns columns(JsonNode steps, Screen screen, int cells) {
        Columns columns = new Columns(List.of(
                Columns.Side.LEFT, Columns.Side.LEFT, Columns.Side.RIGHT, Columns.Side.RIGHT, Columns.Side.LEFT));
        long first = steps.path(0).path("count").asLong();
        int number = 0;
        for (JsonNode step : steps) {
            double share = first == 0 ? 0 : step.path("count").asDouble() / first;
            columns.add(List.of(
                    ++number + " " + screen.text(step.path("event").asText("(any)"), LONGEST_NAME),
                    cells == 0 ? "" : screen.bar(share, cells),
                    new Figures(0).of(step.path("count")),
                    Figures.percent(step.path("conversion")),
                    fromPrevious(step)));
        }
        return columns;
    }

    private static String fromPrevious(JsonNode step) {
        JsonNode conversion = step.path("conversionFromPrevious");
        if (!conversion.isNumber()) {
            return "";
        }
        JsonNode seconds = step.path("medianSeconds");
        String took = seconds.isNumber() ? ", in " + Times.took(seconds.asDouble()) : "";
        return Figures.percent(conversion) + " of them" + took;
    }
}
