// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What an {@code Accept} header says. */
record Accept(List<Range> ranges) {

    private static final String ANY = "*/*";

    /**
     * Some media types.
     *
     * @param type such as {@code text/csv}, {@code text/*} or {@code *}{@code /*}
     * @param quality how well they are liked, from 0 (not at all) to 1
     */
    record Range(String type, double quality) {

        private static Range of(String text) {
            String[] parts = text.toLowerCase(Locale.ROOT).split(";");
            double quality = Arrays.stream(parts)
                    .skip(1)
                    .map(String::strip)
                    .filter(parameter -> parameter.startsWith("q="))
                    .mapToDouble(parameter -> quality(parameter.substring(2)))
                    .findFirst()
                    .orElse(1);
            return new Range(parts.length == 0 ? "" : parts[0].strip(), quality);
        }

        private static double quality(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }

        private boolean takes(String mediaType) {
            return type.equals(ANY)
                    || type.equals(mediaType)
                    || (type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1)));
        }

        private int precision() {
            return type.equals(ANY) ? 0 : type.endsWith("/*") ? 1 : 2;
        }
    }

    static Accept of(String header) {
        return new Accept(Arrays.stream(header.split(",")).map(Range::of).toList());
    }

    /** How well it likes a media type: as the range says that names it most precisely. */
    double quality(String mediaType) {
        return ranges.stream()
                .filter(range -> range.takes(mediaType))
                .max(Comparator.comparingInt(Range::precision))
                .map(Range::quality)
                .orElse(0.0);
    }
}
