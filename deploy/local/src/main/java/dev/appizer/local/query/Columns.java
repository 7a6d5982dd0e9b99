// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import java.util.ArrayList;
import java.util.List;

/** Cells under one another: texts from the left, numbers to the right. */
final class Columns {

    private static final String GAP = "  ";

    /** Where the cells of a column stand. */
    enum Side {
        LEFT,
        RIGHT
    }

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    Columns(List<Side> sides) {
        this.sides = List.copyOf(sides);
    }

    Columns add(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    List<String> lines() {
        int[] widths = new int[sides.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String blank = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP);
            line.append(sides.get(column) == Side.LEFT ? cell + blank : blank + cell);
        }
        return line.toString().stripTrailing();
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
