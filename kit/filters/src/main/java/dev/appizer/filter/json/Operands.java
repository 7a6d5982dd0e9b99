// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.appizer.filter.value.Dates;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Reads single operands by their type. What is of another one is reported, and a stand-in returned. */
final class Operands {

    private static final int MAX_PATTERN = 1_000;
    private static final int MAX_PATTERN_SIZE = 5_000;
    private static final Pattern ANYTHING = Pattern.compile("");

    private Operands() {}

    static Object value(Part part) {
        if (!part.isPresent()) {
            part.report("Give a value; a null counts as missing, for which there are exists and notExists.");
            return "";
        }
        if (!isFinite(part.json())) {
            part.report("Give a number that a 64-bit integer or an IEEE double can hold.");
            return "";
        }
        return Objects.requireNonNull(part.value());
    }

    private static boolean isFinite(JsonNode json) {
        return json.isNumber()
                ? Double.isFinite(json.doubleValue())
                : StreamSupport.stream(json.spliterator(), false).allMatch(Operands::isFinite);
    }

    /** A number or a string. */
    static Object ordered(Part part) {
        if (!part.json().isNumber() && !part.json().isTextual()) {
            part.report("Give a number or a string; nothing else has an order.");
            return "";
        }
        return value(part);
    }

    static String string(Part part) {
        if (!part.json().isTextual()) {
            part.report("Give a string.");
            return "";
        }
        return part.json().textValue();
    }

    static Instant date(Part part) {
        Instant date = Dates.of(part.json().textValue());
        if (date == null) {
            part.report("Give an ISO-8601 date that exists, such as \"2026-01-31\" or \"2026-01-31T09:30:00Z\".");
            return Instant.EPOCH;
        }
        return date;
    }

    static Pattern pattern(Part part) {
        String pattern = string(part);
        if (pattern.length() > MAX_PATTERN || PatternSize.of(pattern) > MAX_PATTERN_SIZE) {
            part.report("Give a shorter pattern: at most " + MAX_PATTERN + " characters, and at most "
                    + MAX_PATTERN_SIZE + " with counted repetitions written out.");
            return ANYTHING;
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException invalid) {
            part.report("Give a pattern in RE2 syntax; this one has a mistake: " + invalid.getDescription() + ".");
            return ANYTHING;
        }
    }
}
