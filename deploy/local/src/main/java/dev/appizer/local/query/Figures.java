// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Locale;

/**
 * Numbers of a column as they are shown: all with as many digits behind the point.
 *
 * @param digits behind the point
 */
record Figures(int digits) {

    /** What stands for no number. */
    static final String NONE = "-";

    private static final int MOST_DIGITS = 12;
    private static final BigDecimal READABLE = new BigDecimal("1e18");

    /** Whole ones without a point; else two digits, and of small ones as many as tell them apart. */
    static Figures of(Collection<JsonNode> numbers) {
        boolean areWhole = numbers.stream().allMatch(number -> !number.isNumber() || number.isIntegralNumber());
        double most = numbers.stream()
                .mapToDouble(number -> Math.abs(number.asDouble()))
                .max()
                .orElse(0);
        if (areWhole || most == 0) {
            return new Figures(0);
        }
        return new Figures(Math.min(MOST_DIGITS, Math.max(2, 2 - (int) Math.floor(Math.log10(most)))));
    }

    String of(JsonNode number) {
        if (!number.isNumber()) {
            return NONE;
        }
        BigDecimal value = number.decimalValue();
        if (value.abs().compareTo(READABLE) > 0) {
            return number.asText();
        }
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    /** A share of one, in hundredths. */
    static String percent(JsonNode share) {
        return share.isNumber() ? percent(share.asDouble()) : NONE;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
