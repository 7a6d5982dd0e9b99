// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.appizer.schemas.ValueMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template in Mustache, that was found right: {@code {{user.traits.firstName}}}, {@code {{#event.properties.items}} …
 * {{this.name}} … {{/event.properties.items}}}, {@code {{^user.traits.plan}} … {{/user.traits.plan}}}, {@code {{! a comment }}}.
 *
 * <p>Names are whole paths everywhere; in a section {@code .} or {@code this} is its item, {@code this.name} what is in it.
 * A section is left out where its value is missing, false, blank or empty; an array repeats it. Values are escaped for
 * where they stand. What reaches beyond values (partials, lambdas, other delimiters, what is not escaped) is refused.
 */
public final class Template {

    /** In characters of UTF-16. */
    public static final int MAX_LENGTH = 262_144;

    private final Syntax syntax;
    private final List<Tag> tags;
    private final com.samskivert.mustache.Template rendered;

    private Template(Syntax syntax, List<Tag> tags, com.samskivert.mustache.Template rendered) {
        this.syntax = syntax;
        this.tags = tags;
        this.rendered = rendered;
    }

    /**
     * Whatever a value holds, it stays text where it stands: between tags, or in an attribute between quotation marks.
     *
     * @throws InvalidTemplateException with all problems
     */
    public static Template html(String text) {
        return compile(Syntax.HTML, text);
    }

    /** Of plain text: nothing is escaped. */
    public static Template text(String text) {
        return compile(Syntax.TEXT, text);
    }

    /** Of JSON: in a string a value is written as text, elsewhere as a value of its type, arrays and objects included. */
    public static Template json(String text) {
        return compile(Syntax.JSON, text);
    }

    /** Of a header, like a subject: one line, whatever a value holds. */
    public static Template header(String text) {
        return compile(Syntax.HEADER, text);
    }

    private static Template compile(Syntax syntax, String text) {
        if (text.length() > MAX_LENGTH) {
            String message = "A template has " + MAX_LENGTH + " characters at most: make it shorter.";
            throw new InvalidTemplateException(List.of(new Problem(1, 1, message)));
        }
        Tags.Read read = Tags.read(text, syntax.places().get());
        syntax.judge().apply(text, read).ifPresent(problem -> {
            throw new InvalidTemplateException(List.of(problem));
        });
        Mustache.Compiler compiler = Mustache.compiler().escapeHTML(false).withCollector(new Lookup(read.tags()));
        return new Template(syntax, read.tags(), compiler.compile(read.numbered()));
    }

    /** The names that the template asks for, items of sections left out, in the order in which they first stand there. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        tags.stream().map(Tag::name).filter(name -> !Tag.ofItem(name)).forEach(names::add);
        return names;
    }

    /**
     * What may go wrong where the template is used: variables that there are not, and those that may be missing, are
     * written outside of a section of their name and have no default. Items of sections are not judged.
     *
     * @param defaults as in {@link #render}
     */
    public List<Problem> check(Known known, Map<String, ?> defaults) {
        return tags.stream()
                .filter(tag -> !Tag.ofItem(tag.name()))
                .flatMap(tag -> Check.of(tag, known, defaults).stream())
                .toList();
    }

    /**
     * The text for these values.
     *
     * @param context what the names of variables lead into
     * @param defaults values, by the names of variables, for those that are missing
     * @throws MissingValueException if something is to be written that is missing (blank, or without a text) and has no
     *     default
     * @throws RenderedTooLargeException if it gets too large
     */
    public String render(ValueMap context, Map<String, ?> defaults) {
        BoundedText text = new BoundedText();
        try {
            rendered.execute(new Item(new Rendering(syntax, context, defaults), null), text);
        } catch (MustacheException e) {
            // The library wraps what a look-up throws.
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return text.toString();
    }
}
