// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;

/** Every number of an answer in a row of its own. */
final class AnswerTable {

    private final Screen screen;
    private final List<List<JsonNode>> rows = new ArrayList<>();
    private final List<String> names;

    private AnswerTable(Screen screen, List<String> names) {
        this.screen = screen;
        this.names = names;
    }

    static List<String> lines(Question question, JsonNode answer, Screen screen) {
        return switch (question.kind()) {
            case TREND -> trend(question, answer, screen).lines();
            case FUNNEL -> funnel(answer, screen).lines();
            case RETENTION -> retention(answer, screen).lines();
        };
    }

    private static AnswerTable trend(Question question, JsonNode answer, Screen screen) {
        List<String> fields = TrendLines.list(question.body().path("groupBy")).stream()
                .map(JsonNode::asText)
                .toList();
        List<String> names = new ArrayList<>(List.of("time"));
        names.addAll(fields);
        names.add("value");
        AnswerTable table = new AnswerTable(screen, names);
        for (JsonNode point : answer.path("series")) {
            List<JsonNode> row = new ArrayList<>(List.of(point.path("time")));
            fields.forEach(field -> row.add(point.path("group").path(field)));
            row.add(point.path("value"));
            table.rows.add(row);
        }
        return table;
    }

    private static AnswerTable funnel(JsonNode answer, Screen screen) {
        List<String> columns = List.of("event", "count", "conversion", "conversionFromPrevious", "medianSeconds");
        List<String> names = new ArrayList<>(answer.has("groups") ? List.of("group") : List.of());
        names.addAll(columns);
        AnswerTable table = new AnswerTable(screen, names);
        List<JsonNode> groups = answer.has("groups") ? TrendLines.list(answer.path("groups")) : List.of(answer);
        for (JsonNode group : groups) {
            for (JsonNode step : group.path("steps")) {
                List<JsonNode> row = new ArrayList<>(TrendLines.list(group.path("group")));
                columns.forEach(column -> row.add(step.path(column)));
                table.rows.add(row);
            }
        }
        return table;
    }

    private static AnswerTable retention(JsonNode answer, Screen screen) {
        AnswerTable table = new AnswerTable(screen, List.of("start", "size", "period", "retained"));
        for (JsonNode cohort : answer.path("cohorts")) {
            List<JsonNode> retained = TrendLines.list(cohort.path("retained"));
            for (int period = 0; period < retained.size(); period++) {
                table.rows.add(List.of(
                        cohort.path("start"), cohort.path("size"), IntNode.valueOf(period), retained.get(period)));
            }
        }
        return table;
    }

    private List<String> lines() {
        List<Columns.Side> sides = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            int place = column;
            boolean isNumber =
                    rows.stream().map(row -> row.get(place)).allMatch(cell -> cell.isNumber() || cell.isNull());
            sides.add(isNumber ? Columns.Side.RIGHT : Columns.Side.LEFT);
        }
        Columns columns = new Columns(sides)
                .add(names.stream()
                        .map(name -> screen.text(name, screen.width()))
                        .toList());
        for (List<JsonNode> row : rows) {
            columns.add(row.stream().map(this::cell).toList());
        }
        return columns.lines();
    }

    private String cell(JsonNode cell) {
        if (cell.isNull()) {
            return Figures.NONE;
        }
        return screen.text(cell.isTextual() ? cell.textValue() : cell.toString(), screen.width());
    }
}
