// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.Locale;
import java.util.Set;

/** Places in HTML: text and quoted attributes, and elsewhere. */
final class HtmlPlaces implements Places {

    private static final Set<String> RAW =
            Set.of("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext");

    /** Beyond the longest name of an element that matters, and what follows it. */
    private static final int RAW_NAME_LIMIT = 16;

    private enum State {
        TEXT,
        TAG,
        DOUBLE_QUOTED,
        SINGLE_QUOTED,
        COMMENT,
        RAW
    }

    private State state = State.TEXT;
    private boolean afterEquals;
    private String seen = "";
    private String element = "";

    @Override
    public void read(String literal) {
        literal.toLowerCase(Locale.ROOT).chars().forEach(c -> read((char) c));
    }

    private void read(char c) {
        switch (state) {
            case TEXT -> text(c);
            case TAG -> tag(c);
            case DOUBLE_QUOTED -> state = c == '"' ? State.TAG : state;
            case SINGLE_QUOTED -> state = c == '\'' ? State.TAG : state;
            case COMMENT -> ends(c, "-->");
            case RAW -> ends(c, "</" + element);
        }
    }

    private void text(char c) {
        if (seen.equals("<") && (Character.isLetter(c) || c == '/' || c == '!' || c == '?')) {
            state = State.TAG;
            seen = "<" + c;
            afterEquals = false;
        } else {
            seen = c == '<' ? "<" : "";
        }
    }

    private void tag(char c) {
        seen = seen.length() < RAW_NAME_LIMIT ? seen + c : seen;
        if (seen.equals("<!--")) {
            enter(State.COMMENT);
        } else if (c == '>') {
            element = seen.substring(1).split("[\\s/>]", 2)[0];
            enter(RAW.contains(element) ? State.RAW : State.TEXT);
        } else if (afterEquals && (c == '"' || c == '\'')) {
            state = c == '"' ? State.DOUBLE_QUOTED : State.SINGLE_QUOTED;
            afterEquals = false;
        } else {
            afterEquals = c == '=' || (afterEquals && Character.isWhitespace(c));
        }
    }

    private void ends(char c, String end) {
        seen += c;
        seen = seen.substring(Math.max(0, seen.length() - end.length()));
        if (seen.equals(end)) {
            enter(state == State.RAW ? State.TAG : State.TEXT);
            seen = state == State.TAG ? end : "";
        }
    }

    private void enter(State next) {
        state = next;
        seen = "";
    }

    @Override
    public void value() {
        seen = state == State.TEXT ? "" : seen;
    }

    @Override
    public Place place() {
        boolean quoted = state == State.DOUBLE_QUOTED || state == State.SINGLE_QUOTED;
        return quoted || (state == State.TEXT && !seen.equals("<")) ? Place.TEXT : Place.NOWHERE;
    }

    @Override
    public String state() {
        return state + (state == State.RAW ? element : "") + (state == State.TEXT ? seen : "");
    }

    @Override
    public String advice() {
        return "Put it into the text, or into an attribute between quotation marks; not into a tag, comment, script or style.";
    }
}
