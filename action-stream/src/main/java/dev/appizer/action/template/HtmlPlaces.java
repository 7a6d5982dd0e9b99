// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.Locale;
import java.util.Set;

/** Places in HTML, as browsers tell them: text and quoted attributes, and elsewhere. */
final class HtmlPlaces implements Places {

    /** Elements in which no tag but their own end is one. */
    private static final Set<String> RAW =
            Set.of("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext", "title", "textarea");

    /** Those of them in which characters may be escaped. */
    private static final Set<String> ESCAPABLE = Set.of("title", "textarea");

    /** What is longer is none of these. */
    private static final int LONGEST_NAME = 16;

    private static final String COMMENT_END = "-->";

    private enum State {
        TEXT,
        /** Behind a {@code <} of the text. */
        OPENING,
        TAG_NAME,
        ATTRIBUTES,
        EQUALS,
        UNQUOTED,
        DOUBLE_QUOTED,
        SINGLE_QUOTED,
        /** Behind {@code <!} or {@code <?}. */
        DECLARATION,
        COMMENT,
        RAW
    }

    private State state = State.TEXT;
    private boolean named;
    private String seen = "";
    private String element = "";

    @Override
    public void read(String literal) {
        literal.toLowerCase(Locale.ROOT).chars().forEach(c -> read((char) c));
    }

    private void read(char c) {
        switch (state) {
            case TEXT -> state = c == '<' ? State.OPENING : State.TEXT;
            case OPENING -> opening(c);
            case TAG_NAME -> tagName(c);
            case ATTRIBUTES -> attributes(c);
            case EQUALS -> equalsSign(c);
            case UNQUOTED -> unquoted(c);
            case DOUBLE_QUOTED -> quoted(c, '"');
            case SINGLE_QUOTED -> quoted(c, '\'');
            case DECLARATION -> declaration(c);
            case COMMENT -> comment(c);
            case RAW -> raw(c);
        }
    }

    private void opening(char c) {
        element = "";
        if (c == '!' || c == '?') {
            enter(State.DECLARATION);
            seen = "<" + c;
        } else if (c == '/' || Character.isLetter(c)) {
            enter(State.TAG_NAME);
            element = String.valueOf(c);
        } else if (c != '<') {
            enter(State.TEXT);
        }
    }

    private void tagName(char c) {
        if (c == '>') {
            endTag();
        } else if ((c == '/' && !element.equals("/")) || Character.isWhitespace(c)) {
            enter(State.ATTRIBUTES);
        } else if (element.length() < LONGEST_NAME) {
            element += c;
        }
    }

    private void attributes(char c) {
        if (c == '>') {
            endTag();
        } else if (c == '/') {
            named = false;
        } else if (c == '=' && named) {
            enter(State.EQUALS);
        } else if (!Character.isWhitespace(c)) {
            // An equals sign without a name before it begins one.
            named = true;
        }
    }

    private void equalsSign(char c) {
        switch (c) {
            case '"' -> enter(State.DOUBLE_QUOTED);
            case '\'' -> enter(State.SINGLE_QUOTED);
            case '>' -> endTag();
            default -> state = Character.isWhitespace(c) ? state : State.UNQUOTED;
        }
    }

    private void unquoted(char c) {
        if (c == '>') {
            endTag();
        } else if (Character.isWhitespace(c)) {
            enter(State.ATTRIBUTES);
        }
    }

    private void quoted(char c, char quote) {
        if (c == quote) {
            enter(State.ATTRIBUTES);
        }
    }

    private void declaration(char c) {
        seen = seen.length() < "<!--".length() ? seen + c : "";
        if (seen.equals("<!--")) {
            enter(State.COMMENT);
        } else if (c == '>') {
            enter(State.TEXT);
        }
    }

    private void comment(char c) {
        see(c, COMMENT_END.length());
        if (seen.equals(COMMENT_END)) {
            enter(State.TEXT);
        }
    }

    private void raw(char c) {
        String end = "</" + element;
        see(c, end.length() + 1);
        if (seen.length() > end.length()
                && seen.startsWith(end)
                && (c == '>' || c == '/' || Character.isWhitespace(c))) {
            element = "/" + element;
            enter(c == '>' ? State.TEXT : State.ATTRIBUTES);
        }
    }

    private void see(char c, int length) {
        seen = (seen + c).substring(Math.max(0, seen.length() + 1 - length));
    }

    private void endTag() {
        enter(RAW.contains(element) ? State.RAW : State.TEXT);
    }

    private void enter(State next) {
        state = next;
        named = false;
        seen = "";
    }

    @Override
    public Place place() {
        return switch (state) {
            case TEXT, DOUBLE_QUOTED, SINGLE_QUOTED -> Place.TEXT;
            case RAW -> ESCAPABLE.contains(element) && !seen.endsWith("<") ? Place.TEXT : Place.NOWHERE;
            default -> Place.NOWHERE;
        };
    }

    @Override
    public String state() {
        return state + (state == State.RAW || state == State.TAG_NAME ? element : "");
    }

    @Override
    public String advice() {
        return "Put it into the text, or into an attribute between quotation marks; not into a tag, comment, script or style.";
    }
}
