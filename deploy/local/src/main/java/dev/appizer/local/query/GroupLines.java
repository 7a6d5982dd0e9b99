// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups, the greatest total first, each with how it went over time. */
final class GroupLines {

    private static final String TOTAL = "total";
    private static final int LONGEST_VALUE = 40;
    private static final int FEWEST_CELLS = 8;

    private GroupLines() {}

    static List<String> of(Question question, JsonNode answer, Screen screen) {
        List<JsonNode> groups = TrendLines.list(answer.path("groups"));
        List<String> fields = TrendLines.list(question.body().path("groupBy")).stream()
                .map(JsonNode::asText)
                .toList();
        List<JsonNode> totals =
                new ArrayList<>(groups.stream().map(group -> group.path(TOTAL)).toList());
        totals.add(answer.path(TOTAL));
        Figures figures = Figures.of(totals);
        List<List<String>> values = groups.stream()
                .map(group -> values(group.path("group"), fields, screen))
                .toList();
        int cells = cells(fields, values, totals, figures, screen);
        Columns columns = new Columns(sides(fields.size()));
        columns.add(row(
                fields.stream().map(field -> screen.text(field, LONGEST_VALUE)).toList(), "", TOTAL));
        for (int group = 0; group < groups.size(); group++) {
            String line = screen.sparkline(series(answer, group, groups.size()), cells);
            columns.add(row(values.get(group), line, figures.of(totals.get(group))));
        }
        columns.add(row(all(fields.size()), "", figures.of(answer.path(TOTAL))));
        return withOmitted(columns.lines(), answer.path("omittedGroups").asLong());
    }

    private static List<Columns.Side> sides(int fields) {
        List<Columns.Side> sides = new ArrayList<>(Collections.nCopies(fields + 1, Columns.Side.LEFT));
        sides.add(Columns.Side.RIGHT);
        return sides;
    }

    private static List<String> row(List<String> values, String line, String total) {
        List<String> row = new ArrayList<>(values);
        row.add(line);
        row.add(total);
        return row;
    }

    private static List<String> all(int fields) {
        List<String> all = new ArrayList<>(Collections.nCopies(fields, ""));
        all.set(0, "(all)");
        return all;
    }

    private static List<String> values(JsonNode group, List<String> fields, Screen screen) {
        return fields.stream().map(field -> value(group.path(field), screen)).toList();
    }

    /** What groups are called that have no value, or an empty one, too. */
    static String value(JsonNode value, Screen screen) {
        if (value.isNull() || value.isMissingNode()) {
            return "(none)";
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.isEmpty() ? "\"\"" : screen.text(text, LONGEST_VALUE);
    }

    /** What is left for the lines; there is no more of them than buckets. */
    private static int cells(
            List<String> fields, List<List<String>> values, List<JsonNode> totals, Figures figures, Screen screen) {
        int used = totals.stream()
                .mapToInt(total -> Math.max(TOTAL.length(), figures.of(total).length()))
                .max()
                .orElse(0);
        for (int field = 0; field < fields.size(); field++) {
            int column = field;
            used += values.stream()
                    .mapToInt(row -> Columns.width(row.get(column)))
                    .reduce(Math.min(LONGEST_VALUE, Columns.width(fields.get(field))), Math::max);
        }
        return Math.max(FEWEST_CELLS, screen.width() - used - 2 * (fields.size() + 1));
    }

    /** The series stand one behind another, in the order of the groups. */
    private static List<@Nullable Double> series(JsonNode answer, int group, int groups) {
        JsonNode series = answer.path("series");
        int buckets = series.size() / groups;
        List<@Nullable Double> values = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            JsonNode value = series.path(group * buckets + bucket).path("value");
            values.add(value.isNumber() ? value.asDouble() : null);
        }
        return values;
    }

    private static List<String> withOmitted(List<String> lines, long omitted) {
        if (omitted == 0) {
            return lines;
        }
        List<String> more = new ArrayList<>(lines);
        more.add("and " + omitted + " more groups, which --limit shows");
        return more;
    }
}
