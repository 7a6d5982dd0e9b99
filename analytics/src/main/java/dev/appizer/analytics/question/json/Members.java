// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import dev.appizer.analytics.question.Step;
import dev.appizer.filter.json.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads members that several questions have. */
final class Members {

    private static final int MOST_GROUPS = 1_000;

    private Members() {}

    /** One of several names; the first where none is given. */
    static <T> T choice(Part part, String what, List<T> values, Function<T, String> name) {
        T absent = values.get(0);
        if (!part.isPresent()) {
            return absent;
        }
        String given = part.json().isTextual() ? part.json().textValue() : "";
        return values.stream()
                .filter(value -> name.apply(value).equals(given))
                .findFirst()
                .orElseGet(() -> {
                    String names = values.stream().map(name).collect(Collectors.joining(", "));
                    part.report("Give " + what + ", one of " + names + "; or none, for " + name.apply(absent) + ".");
                    return absent;
                });
    }

    /** How many groups at most. */
    static int limit(Part part, int absent) {
        if (!part.isPresent()) {
            return absent;
        }
        int limit = part.json().isInt() ? part.json().intValue() : 0;
        if (limit < 1 || limit > MOST_GROUPS) {
            part.report("Give the number of groups, from 1 to " + MOST_GROUPS + "; or none, for " + absent + ".");
            return 1;
        }
        return limit;
    }

    /** The events of a name, or of any where there is none, that pass filters. */
    static Step step(Part event, Part filters) {
        Optional<String> name = event.isPresent() ? Optional.of(event.text("the name of an event")) : Optional.empty();
        return new Step(name, FilterReader.readAll(filters));
    }
}
