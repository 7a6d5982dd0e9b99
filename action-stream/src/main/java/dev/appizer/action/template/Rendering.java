// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import dev.appizer.schemas.ValueMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One time that a template is rendered: its values, and how much of its bounds is used up. */
final class Rendering {

    static final int MAX_ITEMS = 10_000;
    private static final int MAX_STEPS = 100_000;

    private final Syntax syntax;
    private final ValueMap context;
    private final Map<String, ?> defaults;
    private int items;
    private int steps;

    Rendering(Syntax syntax, ValueMap context, Map<String, ?> defaults) {
        this.syntax = syntax;
        this.context = context;
        this.defaults = defaults;
    }

    ValueMap context() {
        return context;
    }

    /** @throws MissingValueException if neither the value nor a default has a text */
    String write(Tag tag, @Nullable Object value) {
        String text = text(tag, value);
        if (text == null) {
            text = text(tag, defaults.get(tag.name()));
        }
        if (text == null) {
            throw new MissingValueException(tag.name());
        }
        return text;
    }

    private @Nullable String text(Tag tag, @Nullable Object value) {
        String text = ValueText.in(tag.place(), value);
        if (text == null || tag.place() == Place.VALUE) {
            return text;
        }
        String escaped = syntax.escape().apply(text);
        return escaped.isBlank() ? null : escaped;
    }

    /** @throws RenderedTooLargeException beyond what may be asked for in all: sections may ask without leaving text */
    void step() {
        steps++;
        if (steps > MAX_STEPS) {
            throw new RenderedTooLargeException("A template asks for " + MAX_STEPS + " values at most.");
        }
    }

    /** @throws RenderedTooLargeException beyond what sections may repeat in all: they multiply where they are nested */
    List<Item> counted(List<Item> more) {
        items += more.size();
        if (items > MAX_ITEMS) {
            throw new RenderedTooLargeException("The sections of a template repeat " + MAX_ITEMS + " times at most.");
        }
        return more;
    }
}
