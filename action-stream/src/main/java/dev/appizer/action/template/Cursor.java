// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

/** Walks over a text once, and tells lines and columns. */
final class Cursor {

    private final String text;
    private int index;
    private int line = 1;
    private int lineStart;

    Cursor(String text) {
        this.text = text;
    }

    /** What stands before the next of these characters, and goes to it; the rest where there is none. */
    String until(String mark) {
        int found = text.indexOf(mark, index);
        return to(found < 0 ? text.length() : found);
    }

    boolean isAt(String mark) {
        return text.startsWith(mark, index);
    }

    void skip(int characters) {
        to(Math.min(text.length(), index + characters));
    }

    boolean ended() {
        return index == text.length();
    }

    Position position() {
        return new Position(line, index - lineStart + 1);
    }

    private String to(int target) {
        String passed = text.substring(index, target);
        int lastBreak = passed.lastIndexOf('\n');
        if (lastBreak >= 0) {
            line += (int) passed.chars().filter(c -> c == '\n').count();
            lineStart = index + lastBreak + 1;
        }
        index = target;
        return passed;
    }
}
