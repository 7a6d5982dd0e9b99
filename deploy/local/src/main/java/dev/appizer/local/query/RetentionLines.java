// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A retention: a row for each cohort, with the share of it that came back in each bucket from its own on. */
final class RetentionLines {

    private static final int CELL = 6;

    private RetentionLines() {}

    static List<String> of(Question question, JsonNode answer, Screen screen) {
        List<JsonNode> cohorts = TrendLines.list(answer.path("cohorts"));
        List<String> labels = Times.labels(
                cohorts.stream().map(cohort -> cohort.path("start").asText()).toList(), question.interval());
        int periods = cohorts.stream()
                .mapToInt(cohort -> cohort.path("retained").size())
                .max()
                .orElse(0);
        int shown = Math.min(periods, Math.max(1, (screen.width() - used(labels, cohorts)) / CELL));
        List<Columns.Side> sides = new ArrayList<>(Collections.nCopies(shown + 2, Columns.Side.RIGHT));
        sides.set(0, Columns.Side.LEFT);
        Columns columns = new Columns(sides).add(header(question, shown));
        for (int cohort = 0; cohort < cohorts.size(); cohort++) {
            columns.add(row(labels.get(cohort), cohorts.get(cohort), shown));
        }
        List<String> lines = new ArrayList<>(columns.lines());
        if (shown < periods) {
            lines.add(shown + " of " + periods + " columns fit; with COLUMNS or a longer --interval more can be seen");
        }
        return lines;
    }

    private static int used(List<String> labels, List<JsonNode> cohorts) {
        int label = labels.stream().mapToInt(String::length).max().orElse(0);
        int size = cohorts.stream()
                .mapToInt(cohort -> new Figures(0).of(cohort.path("size")).length())
                .max()
                .orElse(0);
        return label + 2 + Math.max("people".length(), size);
    }

    private static List<String> header(Question question, int periods) {
        List<String> header = new ArrayList<>(List.of(question.interval(), "people"));
        for (int period = 0; period < periods; period++) {
            header.add(period == 0 ? "0" : "+" + period);
        }
        return header;
    }

    private static List<String> row(String label, JsonNode cohort, int periods) {
        List<String> row = new ArrayList<>(List.of(label, new Figures(0).of(cohort.path("size"))));
        double size = cohort.path("size").asDouble();
        for (int period = 0; period < periods; period++) {
            JsonNode retained = cohort.path("retained").path(period);
            row.add(retained.isMissingNode() || size == 0 ? "" : share(retained.asDouble() / size));
        }
        return row;
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.0f%%", share * 100);
    }
}
