// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How many parts a pattern has once its counted repetitions are written out, as RE2 does before it runs. Memory and the
 * time for each character grow with it, and RE2 itself would write out {@code ((a{1000}){1000}){1000}}.
 */
final class PatternSize {

    private static final long HUGE = 1_000_000_000L;

    /** A quotation, an escape, a class, a counted repetition (both counts captured), or any other character. */
    private static final Pattern TOKEN =
            Pattern.compile("(?s)\\\\Q.*?(?:\\\\E|$)|\\\\.|\\[\\^?\\]?(?:\\\\.|\\[:\\^?\\w+:\\]|[^\\]\\\\])*\\]"
                    + "|\\{(\\d+)(?:,(\\d*))?\\}|.");

    private final Deque<Long> outerGroups = new ArrayDeque<>();
    private long group;
    private long lastPart;

    private PatternSize() {}

    static long of(String pattern) {
        PatternSize size = new PatternSize();
        Matcher tokens = TOKEN.matcher(pattern);
        while (tokens.find()) {
            size.add(tokens);
        }
        return size.group;
    }

    private void add(Matcher token) {
        if (token.group(1) != null) {
            repeat(Math.max(count(token.group(1)), count(token.group(2))));
        } else if (token.group().equals("(")) {
            outerGroups.push(group);
            group = 0;
        } else if (token.group().equals(")") && !outerGroups.isEmpty()) {
            lastPart = group;
            group = Math.min(HUGE, outerGroups.pop() + lastPart);
        } else {
            lastPart = token.group().startsWith("\\Q") ? token.group().length() : 1;
            group += lastPart;
        }
    }

    private void repeat(long times) {
        long repeated = Math.min(HUGE, lastPart * times);
        group = Math.min(HUGE, group - lastPart + repeated);
        lastPart = repeated;
    }

    private static long count(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 1 : digits.length() > 4 ? 10_000 : Long.parseLong(digits);
    }
}
