// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.ArrayDeque;
import java.util.Deque;

/** Places in JSON: inside a string, where a value may stand, and elsewhere. */
final class JsonPlaces implements Places {

    private static final int DIGITS_OF_ESCAPE = 4;

    private final StringBuilder open = new StringBuilder();
    private boolean string;
    private boolean backslash;
    private int digits;
    private char last;
    private final Deque<Character> beforeSections = new ArrayDeque<>();

    @Override
    public void read(String literal) {
        literal.chars().forEach(c -> {
            if (string) {
                inString((char) c);
            } else {
                outside((char) c);
            }
        });
    }

    private void inString(char c) {
        if (digits > 0) {
            digits--;
        } else if (backslash) {
            backslash = false;
            digits = c == 'u' ? DIGITS_OF_ESCAPE : 0;
        } else if (c == '\\') {
            backslash = true;
        } else if (c == '"') {
            string = false;
        }
    }

    private void outside(char c) {
        if (c == '"') {
            string = true;
        } else if (c == '{' || c == '[') {
            open.append(c);
        } else if ((c == '}' || c == ']') && !open.isEmpty()) {
            open.setLength(open.length() - 1);
        }
        last = Character.isWhitespace(c) ? last : c;
    }

    @Override
    public void value() {
        last = string ? last : 'v';
    }

    @Override
    public void opened() {
        beforeSections.push(last);
    }

    @Override
    public void closed() {
        if (!beforeSections.isEmpty()) {
            last = beforeSections.pop();
        }
    }

    @Override
    public Place place() {
        if (string) {
            return backslash || digits > 0 ? Place.NOWHERE : Place.TEXT;
        }
        boolean member = last == ':';
        boolean item = last == '[' || (last == ',' && inArray());
        return member || item || last == 0 ? Place.VALUE : Place.NOWHERE;
    }

    private boolean inArray() {
        return !open.isEmpty() && open.charAt(open.length() - 1) == '[';
    }

    @Override
    public String state() {
        return open + (string ? "\"" : "") + (backslash ? "\\" : "") + digits;
    }

    @Override
    public String advice() {
        return "Put it between quotation marks, or where a value may stand, and not behind a backslash.";
    }
}
