// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be an id: 1 to 255 characters. A number is taken as its decimal text. What a program writes when it has no id
 * is none: one shared such id would merge strangers.
 */
public final class IdText {

    /** The most characters, counted as Unicode does. */
    public static final int LONGEST = 255;

    private static final Set<String> JUNK = Set.of(
            "null",
            "undefined",
            "nan",
            "none",
            "nil",
            "anonymous",
            "guest",
            "unknown",
            "true",
            "false",
            "0",
            "-1",
            "[object object]",
            "{}",
            "[]");

    private IdText() {}

    /** Whether it stands for "nobody" in some program: a word such as undefined, or zeros and dashes alone. */
    public static boolean isJunk(String id) {
        String bare = id.strip().toLowerCase(Locale.ROOT);
        return JUNK.contains(bare) || bare.chars().allMatch(c -> c == '0' || c == '-');
    }

    public static boolean isTooLong(String id) {
        return id.length() > LONGEST && id.codePointCount(0, id.length()) > LONGEST;
    }

    /** Whether UTF-8, and so a topic, can hold the text: half a surrogate pair would become a question mark. */
    public static boolean isExpressible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            }
        }
        return true;
    }

    /**
     * The id that a JSON number is: 1, 1.0 and 1e0 are one number, hence one id.
     *
     * @param number as it is written
     * @return its decimal text; null where that has too many characters, of which a short number can have a billion
     */
    public static @Nullable String ofNumber(String number) {
        if (number.length() > LONGEST) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(number);
            return Math.abs((long) value.scale()) + value.precision() > LONGEST
                    ? null
                    : value.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException beyondAnyScale) {
            return null;
        }
    }
}
