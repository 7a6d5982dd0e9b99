// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in an expression of PromQL what it asks for. Whether it is right otherwise is for {@code promtool} to say. */
final class Promql {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')"
            + "|(?<number>\\d[\\w.]*)"
            + "|(?<word>[a-zA-Z_:][\\w:]*)"
            + "|(?<range>\\[[^\\]]*\\])"
            + "|(?<sign>=~|!~|!=|==|<=|>=|[-+*/%^(){},<>=@]))\\s*");
    private static final Set<String> LISTS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "atan2");

    private final List<String> tokens = new ArrayList<>();
    private final Asked asked = new Asked(new ArrayList<>(), new HashSet<>(), new HashSet<>());
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    /** A metric, and the labels that are asked of it. */
    record Selector(String metric, Set<String> labels) {}

    /**
     * What an expression asks for.
     *
     * @param lists labels that it groups or matches by
     * @param made labels that it makes itself
     */
    record Asked(List<Selector> selectors, Set<String> lists, Set<String> made) {}

    /** A parenthesis that is open: of which function, and how many texts were in it. */
    private static final class Open {
        private final String function;
        private int texts;

        private Open(String function) {
            this.function = function;
        }
    }

    private Promql(String expression) {
        Matcher token = TOKEN.matcher(expression);
        int end = 0;
        while (token.find(end) && token.start() == end) {
            tokens.add(token.group().strip());
            end = token.end();
            if (end == expression.length()) {
                return;
            }
        }
        throw new IllegalArgumentException("What is this? " + expression.substring(end));
    }

    static Asked ask(String expression) {
        Promql promql = new Promql(expression);
        while (promql.at < promql.tokens.size()) {
            promql.step(promql.next());
        }
        return promql.asked;
    }

    private void step(String token) {
        if (Character.isLetter(token.charAt(0)) || token.startsWith("_") || token.startsWith(":")) {
            word(token);
        } else if (token.equals("(")) {
            open.push(new Open(""));
        } else if (token.equals(")")) {
            open.pop();
        } else if (token.equals("{")) {
            throw new IllegalArgumentException("A selector without a metric");
        } else if (token.startsWith("\"") || token.startsWith("'")) {
            text(token);
        }
    }

    private void word(String word) {
        if (LISTS.contains(word)) {
            if (isNext("(")) {
                asked.lists.addAll(names(")"));
            }
        } else if (isNext("(")) {
            at++;
            open.push(new Open(word));
        } else if (isNext("{")) {
            asked.selectors.add(new Selector(word, names("}")));
        } else if (!WORDS.contains(word) && !isNext("by") && !isNext("without")) {
            asked.selectors.add(new Selector(word, Set.of()));
        }
    }

    /** The first text among the arguments of {@code label_replace} is the label that it makes. */
    private void text(String text) {
        Open innermost = open.element();
        if (innermost.function.equals("label_replace") && innermost.texts++ == 0) {
            asked.made.add(text.substring(1, text.length() - 1));
        }
    }

    /** The labels in braces or parentheses, of which the first is next. */
    private Set<String> names(String end) {
        Set<String> names = new HashSet<>();
        at++;
        for (String token = next(); !token.equals(end); token = next()) {
            if (Character.isLetter(token.charAt(0)) || token.startsWith("_")) {
                names.add(token);
            }
        }
        return names;
    }

    private boolean isNext(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private String next() {
        return tokens.get(at++);
    }
}
