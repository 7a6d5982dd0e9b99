// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tags of a template and judges them.
 *
 * <p>What goes on to the library is the same text with the number of each tag in place of its name: the two can't disagree
 * about what a name is, and each tag keeps the place where it stands.
 */
final class Tags {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int MAX_NAME = 256;
    private static final int MAX_PROBLEMS = 100;

    private final Cursor cursor;
    private final Places places;
    private final List<Tag> tags = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Sections sections = new Sections(problems);
    private final StringBuilder numbered = new StringBuilder();

    private Tags(String text, Places places) {
        this.cursor = new Cursor(text);
        this.places = places;
    }

    /**
     * What was read.
     *
     * @param numbered the template with numbers of tags for names
     * @param tags by number
     */
    record Read(String numbered, List<Tag> tags) {}

    /** @throws InvalidTemplateException with all problems, or the first hundred */
    static Read read(String text, Places places) {
        Tags reading = new Tags(text, places);
        while (!reading.cursor.ended() && reading.problems.size() < MAX_PROBLEMS) {
            reading.next();
        }
        reading.sections.end();
        if (!reading.problems.isEmpty()) {
            throw new InvalidTemplateException(
                    reading.problems.subList(0, Math.min(reading.problems.size(), MAX_PROBLEMS)));
        }
        return new Read(reading.numbered.toString(), List.copyOf(reading.tags));
    }

    private void next() {
        String literal = cursor.until(OPEN);
        places.read(literal);
        numbered.append(literal);
        if (cursor.ended()) {
            return;
        }
        Position at = cursor.position();
        cursor.skip(OPEN.length());
        if (cursor.isAt("{")) {
            problems.add(at.problem("Values are always escaped: write two braces, and a space between them and a brace"
                    + " of the text."));
            cursor.until(CLOSE);
            cursor.skip(CLOSE.length() + 1);
            return;
        }
        String content = cursor.until(CLOSE);
        if (cursor.ended() || content.contains(OPEN)) {
            problems.add(at.problem("The tag is not closed: write }} behind the name."));
            return;
        }
        cursor.skip(CLOSE.length());
        tag(at, content.strip());
    }

    private void tag(Position at, String content) {
        String rest = content.isEmpty() ? "" : content.substring(1).strip();
        switch (content.isEmpty() ? ' ' : content.charAt(0)) {
            case '!' -> numbered.append("{{!}}");
            case '#' -> section(at, "#", rest);
            case '^' -> section(at, "^", rest);
            case '/' -> close(at, rest);
            case '&' -> problems.add(at.problem("Values are always escaped: take the & away."));
            case '>', '<', '$', '*' ->
                problems.add(at.problem("A template can't take another in: write its text here."));
            case '=' -> problems.add(at.problem("The braces can't be changed: take this tag away."));
            default -> value(at, content);
        }
    }

    private void section(Position at, String sigil, String name) {
        if (named(at, name)) {
            sections.open(at, name, sigil.equals("^"), places.state(), tags.size());
            places.opened();
            add(sigil, new Tag(at, name, true, false, places.place()));
        }
    }

    private void close(Position at, String name) {
        if (named(at, name)) {
            int number = sections.close(at, name, places.state());
            places.closed();
            numbered.append("{{/").append(number).append(CLOSE);
        }
    }

    private void value(Position at, String name) {
        if (!named(at, name)) {
            return;
        }
        if (places.place() == Place.NOWHERE) {
            problems.add(at.problem("A value can't stand here. " + places.advice()));
        }
        add("", new Tag(at, name, false, sections.guards(name), places.place()));
        places.value();
    }

    private void add(String sigil, Tag tag) {
        numbered.append(OPEN).append(sigil).append(tags.size()).append(CLOSE);
        tags.add(tag);
    }

    private boolean named(Position at, String name) {
        if (name.isEmpty()) {
            problems.add(at.problem("The tag is empty: write the name of a variable."));
        } else if (name.length() > MAX_NAME) {
            problems.add(at.problem("A name has " + MAX_NAME + " characters at most: write a shorter one."));
        } else if (name.chars().anyMatch(c -> c == '{' || c == '}' || Character.isISOControl(c))) {
            problems.add(at.problem("A name is on one line and holds no braces: write the name of a variable alone."));
        } else if (Tag.ofItem(name) && !sections.haveItem()) {
            problems.add(at.problem(name + " is of the item of a section: put it into one."));
        } else {
            return true;
        }
        return false;
    }
}
