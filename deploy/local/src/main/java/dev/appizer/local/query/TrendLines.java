// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A single series: a bar for each bucket, and the total. */
final class TrendLines {

    private static final String TOTAL = "total";
    private static final int GAPS = 4;

    private TrendLines() {}

    static List<String> of(Question question, JsonNode answer, Screen screen) {
        List<JsonNode> points = list(answer.path("series"));
        List<String> labels = Times.labels(
                points.stream().map(point -> point.path("time").asText()).toList(), question.interval());
        List<JsonNode> values = new ArrayList<>(
                points.stream().map(point -> point.path("value")).toList());
        double most = values.stream().mapToDouble(JsonNode::asDouble).max().orElse(0);
        values.add(answer.path(TOTAL));
        Figures figures = Figures.of(values);
        int widest = widest(labels, values, figures);
        int cells = Math.max(1, screen.width() - widest - GAPS);
        Columns columns = new Columns(List.of(Columns.Side.LEFT, Columns.Side.LEFT, Columns.Side.RIGHT));
        for (int bucket = 0; bucket < points.size(); bucket++) {
            JsonNode value = values.get(bucket);
            columns.add(List.of(
                    labels.get(bucket), most > 0 ? screen.bar(value.asDouble() / most, cells) : "", figures.of(value)));
        }
        columns.add(List.of(TOTAL, "", figures.of(answer.path(TOTAL))));
        return columns.lines();
    }

    private static int widest(List<String> labels, List<JsonNode> values, Figures figures) {
        int label = labels.stream().mapToInt(String::length).max().orElse(0);
        int value = values.stream()
                .mapToInt(number -> figures.of(number).length())
                .max()
                .orElse(0);
        return Math.max(TOTAL.length(), label) + value;
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
