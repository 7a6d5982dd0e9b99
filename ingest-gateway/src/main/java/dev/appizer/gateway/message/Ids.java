// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids: strings of 1 to 255 characters. A number is taken as its decimal text; null, the empty string and blanks mean that
 * there is none. What a program writes when it has no id is refused, since one shared such id would merge strangers.
 */
public final class Ids {

    private static final int LONGEST = 255;
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
    private static final Pattern ZEROS = Pattern.compile("[0-]+");

    private Ids() {}

    /** The id in its final form; null where there is none. To be asked only where nothing is wrong with it. */
    public static @Nullable String text(Field field) {
        String scalar = field.scalar();
        return scalar != null && field.kind() == Field.Kind.NUMBER ? decimal(scalar) : scalar;
    }

    /** What is wrong with an id of a user, of a browser or a device; continues a sentence; null where nothing is. */
    public static @Nullable String flaw(Field field) {
        String flaw = flawOfKey(field);
        if (flaw != null) {
            return flaw;
        }
        String id = text(field);
        return id != null && isJunk(id) ? "is no id but a placeholder: leave it out where there is none" : null;
    }

    /** What is wrong with an id that no two persons could come to share; null where nothing is. */
    public static @Nullable String flawOfKey(Field field) {
        if (field.isBlank()) {
            return null;
        }
        if (field.scalar() == null) {
            return "must be a string or a number";
        }
        if (field.kind() == Field.Kind.NUMBER && isVast(field.text())) {
            return "must be of at most " + LONGEST + " characters";
        }
        String id = String.valueOf(text(field));
        if (id.codePointCount(0, id.length()) > LONGEST) {
            return "must be of at most " + LONGEST + " characters";
        }
        return hasLoneSurrogate(id) ? "has a lone surrogate, which UTF-8 can't express" : null;
    }

    private static boolean isJunk(String id) {
        String bare = id.strip().toLowerCase(Locale.ROOT);
        return JUNK.contains(bare) || ZEROS.matcher(bare).matches();
    }

    // 1, 1.0 and 1e0 are one JSON number, hence one id.
    private static String decimal(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    // Before it is written out: 1e999999999 is short, its decimal text is not.
    private static boolean isVast(String number) {
        if (number.length() > LONGEST) {
            return true;
        }
        try {
            BigDecimal value = new BigDecimal(number);
            return Math.abs((long) value.scale()) + value.precision() > LONGEST;
        } catch (NumberFormatException beyondAnyScale) {
            return true;
        }
    }

    private static boolean hasLoneSurrogate(String id) {
        return id.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
