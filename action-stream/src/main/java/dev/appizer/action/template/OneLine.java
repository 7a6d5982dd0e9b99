// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of a header. A line break in one would begin another header. */
final class OneLine {

    /** Control characters, and what Unicode takes for the end of a line. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private OneLine() {}

    static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    static Optional<Problem> problem(String text) {
        Matcher breaks = BREAKS.matcher(text);
        if (!breaks.find()) {
            return Optional.empty();
        }
        String message = "A header is one line, without control characters: take the character away.";
        return Optional.of(new Problem(1, breaks.start() + 1, message));
    }
}
