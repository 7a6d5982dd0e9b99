// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.filter.json.Durations;
import dev.appizer.filter.json.Part;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads members that several parts of a campaign have. */
final class Members {

    /** What deeper JSON would do is overflow the stack of whoever walks it. */
    private static final int MAX_DEPTH = 100;

    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private Members() {}

    /** Whether it is the first of two words, which it is where it is absent. */
    static boolean choice(Part part, String what, String first, String second) {
        String given = part.isPresent() ? String.valueOf(part.json().textValue()) : first;
        if (!given.equals(first) && !given.equals(second)) {
            part.report("Give " + what + ", one of " + first + ", " + second + "; or none, for " + first + ".");
        }
        return !given.equals(second);
    }

    /** True or false; false where it is absent. */
    static boolean flag(Part part) {
        if (part.isPresent() && !part.json().isBoolean()) {
            part.report("Give true or false; or nothing, for false.");
        }
        return part.json().booleanValue();
    }

    /** Microseconds. */
    static long duration(Part part, Duration least, Duration most) {
        int before = part.problems().size();
        long micros = Durations.read(part);
        if (part.problems().size() == before && (micros < micros(least) || micros > micros(most))) {
            part.report("Give a duration from " + least + " to " + days(most) + ".");
        }
        return micros;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static String days(Duration duration) {
        return "P" + duration.toDays() + "D";
    }

    static String segment(Part part) {
        String id = part.json().isTextual() ? part.json().textValue() : "";
        if (!SEGMENT.matcher(id).matches()) {
            part.report("Give the id of a segment; it matches " + SEGMENT.pattern() + ".");
        }
        return id;
    }

    /** As it is kept; for what is not there, an empty text. */
    static Object value(Part part) {
        if (!isSound(part)) {
            return "";
        }
        return Objects.requireNonNull(part.value());
    }

    /** Reports what is nested too deep, and numbers that would be others once they were written again. */
    static boolean isSound(Part part) {
        if (!isSound(part.json(), MAX_DEPTH)) {
            part.report("Give JSON that is nested at most " + MAX_DEPTH
                    + " deep, with numbers that a 64-bit integer or an IEEE double can hold.");
            return false;
        }
        return part.isPresent();
    }

    private static boolean isSound(JsonNode json, int depth) {
        return depth >= 0
                && (!json.isNumber() || Double.isFinite(json.doubleValue()))
                && StreamSupport.stream(json.spliterator(), false).allMatch(part -> isSound(part, depth - 1));
    }
}
