// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.QuietHours;
import dev.appizer.filter.json.Part;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code {"from","to","timeZone"?,"timeZoneTrait"?}}. */
final class QuietHoursReader {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final ZoneId UTC = ZoneId.of("UTC");

    private QuietHoursReader() {}

    /** @param person whether it concerns anybody */
    static Optional<QuietHours> read(Part part, boolean person) {
        if (!part.isPresent() || !part.isObject("A quiet time")) {
            return Optional.empty();
        }
        part.allowOnly("A quiet time", "from", "to", "timeZone", "timeZoneTrait");
        int before = part.problems().size();
        LocalTime from = time(part.field("from"));
        LocalTime to = time(part.field("to"));
        if (part.problems().size() == before && from.equals(to)) {
            part.field("to").report("Give another time than \"from\": to send nothing at all, pause the campaign.");
        }
        return Optional.of(
                new QuietHours(from, to, trait(part.field("timeZoneTrait"), person), zone(part.field("timeZone"))));
    }

    private static LocalTime time(Part part) {
        String text = part.json().isTextual() ? part.json().textValue() : "";
        if (!TIME.matcher(text).matches()) {
            part.report("Give a time of the day, from \"00:00\" to \"23:59\".");
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(text);
    }

    private static Optional<String> trait(Part part, boolean person) {
        if (!person && part.isPresent()) {
            part.report("The answer to a query concerns nobody, who could have a time zone: give a timeZone alone.");
            return Optional.empty();
        }
        return part.isPresent()
                ? Optional.of(part.text("the name or dotted path of the trait that holds a time zone"))
                : Optional.empty();
    }

    private static ZoneId zone(Part part) {
        if (!part.isPresent()) {
            return UTC;
        }
        return QuietHours.zone(part.json().textValue()).orElseGet(() -> {
            part.report("Give a time zone by its IANA name, such as \"Europe/Berlin\"; or none, for UTC.");
            return UTC;
        });
    }
}
