// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A terminal as far as it matters.
 *
 * @param width in characters
 * @param blocks whether it can show block characters; else everything of ours is ASCII
 */
record Screen(int width, boolean blocks) {

    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 40;
    private static final int EIGHTHS = 8;
    private static final String PARTS = " ▏▎▍▌▋▊▉";
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_LEVELS = "_.:-=+*#";

    /**
     * The one that the environment tells of.
     *
     * @param encoding of the locale
     */
    static Screen of(Map<String, String> environment, String encoding) {
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
        Charset charset = Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.UTF_8;
        boolean blocks = charset.canEncode() && charset.newEncoder().canEncode(PARTS + LEVELS);
        return new Screen(Math.max(LEAST_WIDTH, width), blocks);
    }

    /**
     * A bar from the left; whatever is more than nothing can be seen.
     *
     * @param share of the cells, from 0 to 1
     */
    String bar(double share, int cells) {
        if (!(share > 0)) {
            return "";
        } else if (!blocks) {
            return "#".repeat((int) Math.max(1, Math.round(share * cells)));
        }
        int eighths = (int) Math.max(1, Math.round(share * cells * EIGHTHS));
        int rest = eighths % EIGHTHS;
        return "█".repeat(eighths / EIGHTHS) + (rest == 0 ? "" : PARTS.substring(rest, rest + 1));
    }

    /** A line of as many small columns; of several values that share one the greatest is seen, of none a blank. */
    String sparkline(List<@Nullable Double> values, int cells) {
        int count = Math.min(cells, values.size());
        double most = values.stream()
                .mapToDouble(value -> value == null ? 0 : value)
                .max()
                .orElse(0);
        StringBuilder line = new StringBuilder();
        for (int cell = 0; cell < count; cell++) {
            int from = (int) ((long) cell * values.size() / count);
            int to = (int) ((long) (cell + 1) * values.size() / count);
            line.append(level(values.subList(from, to), most));
        }
        return line.toString();
    }

    private char level(List<@Nullable Double> values, double most) {
        double greatest = values.stream()
                .mapToDouble(value -> value == null ? Double.NEGATIVE_INFINITY : value)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        if (greatest == Double.NEGATIVE_INFINITY) {
            return ' ';
        }
        String levels = blocks ? LEVELS : ASCII_LEVELS;
        double share = most > 0 ? Math.max(0, greatest / most) : 0;
        return levels.charAt((int) Math.round(share * (levels.length() - 1)));
    }

    /** A text that somebody sent: nothing in it may command the terminal, and it must fit. */
    String text(String sent, int longest) {
        StringBuilder shown = new StringBuilder();
        sent.codePoints().map(c -> isHarmless(c) ? c : '?').forEach(shown::appendCodePoint);
        if (shown.codePointCount(0, shown.length()) <= longest) {
            return shown.toString();
        }
        String dots = blocks ? "…" : "...";
        return shown.substring(0, shown.offsetByCodePoints(0, longest - dots.length())) + dots;
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
