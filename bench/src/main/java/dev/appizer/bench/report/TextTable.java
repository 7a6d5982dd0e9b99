// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns of text: the first aligned to the left, the others, which are figures, to the right. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    TextTable(String... titles) {
        lines.add(List.of(titles));
    }

    void add(String... cells) {
        if (cells.length != lines.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + lines.get(0).size() + " columns");
        }
        lines.add(List.of(cells));
    }

    String text() {
        int[] widths = IntStream.range(0, lines.get(0).size()).map(this::width).toArray();
        List<String> text = new ArrayList<>();
        lines.forEach(line -> text.add(text(line, widths)));
        text.add(1, "-".repeat(text.get(0).length()));
        return String.join("\n", text);
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String text(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> {
                    String space = " ".repeat(widths[i] - line.get(i).length());
                    return i == 0 ? line.get(i) + space : space + line.get(i);
                })
                .collect(Collectors.joining(GAP));
    }
}
