// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache.Escaper;
import java.util.Optional;
import java.util.function.Supplier;

/** What kind of document a template makes, and so how values are written into it. */
enum Syntax {
    HTML(HtmlPlaces::new, Escapers.HTML),
    TEXT(Places::plain, Escapers.NONE),
    JSON(JsonPlaces::new, ValueText::jsonEscaped) {
        @Override
        Optional<Problem> problem(String text, Tags.Read read) {
            return JsonSample.problem(read);
        }
    },
    HEADER(Places::plain, OneLine::of) {
        @Override
        Optional<Problem> problem(String text, Tags.Read read) {
            return OneLine.problem(text);
        }
    };

    private final Supplier<Places> places;
    private final Escaper escaper;

    Syntax(Supplier<Places> places, Escaper escaper) {
        this.places = places;
        this.escaper = escaper;
    }

    Places places() {
        return places.get();
    }

    String escape(String text) {
        return escaper.escape(text);
    }

    /** What is wrong with a template whose tags are right. */
    Optional<Problem> problem(String text, Tags.Read read) {
        return Optional.empty();
    }
}
