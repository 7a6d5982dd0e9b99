// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import com.samskivert.mustache.Escapers;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What kind of document a template makes.
 *
 * @param places from the beginning of a document on
 * @param escape makes text of any value into text of the document
 * @param judge what is wrong with a template whose tags are right, by its text and what was read
 */
record Syntax(
        Supplier<Places> places, UnaryOperator<String> escape, BiFunction<String, Tags.Read, Optional<Problem>> judge) {

    static final Syntax HTML = new Syntax(HtmlPlaces::new, Escapers.HTML::escape, (text, read) -> Optional.empty());
    static final Syntax TEXT = new Syntax(Places::plain, UnaryOperator.identity(), (text, read) -> Optional.empty());
    static final Syntax JSON =
            new Syntax(JsonPlaces::new, ValueText::jsonEscaped, (text, read) -> JsonSample.problem(read));
    static final Syntax HEADER = new Syntax(Places::plain, OneLine::of, (text, read) -> OneLine.problem(text));
}
