// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An id that was sent as a number: 1, 1.0 and 1e0 are one JSON number, hence one id. */
final class NumericId {

    private static final int MAX_CHARACTERS = 255;

    private NumericId() {}

    /** Its decimal text; null where that has too many characters, of which a short number can have a billion. */
    static @Nullable String text(String number) {
        if (number.length() > MAX_CHARACTERS) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(number);
            return Math.abs((long) value.scale()) + value.precision() > MAX_CHARACTERS
                    ? null
                    : value.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException beyondAnyScale) {
            return null;
        }
    }
}
