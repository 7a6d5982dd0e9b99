// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.model.Micros;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events that name a date in {@code date}, and what the operators over dates and the present make of it by hand. */
final class Dated {

    private static final long HALF_A_DAY = 43_200_000_000L;

    private Dated() {}

    /** The same event with a date some days away from an instant; now and then with none. */
    static Happened.Event event(Happened.Event event, long around) {
        Map<String, @Nullable Object> properties = new HashMap<>(event.properties());
        int number = Math.floorMod(Objects.hash(event.moment()), 13);
        long date = around + (number - 6) * HALF_A_DAY;
        properties.put("date", number == 12 ? "soon" : text(date));
        return new Happened.Event(event.name(), event.moment(), properties);
    }

    static String text(long instant) {
        return Micros.toInstant(instant).toString();
    }

    static boolean holds(String operator, Facts.Event event, long reach, long now) {
        String text = (String) event.property("date");
        if (text == null || text.equals("soon")) {
            return false;
        }
        long date = Micros.of(Instant.parse(text));
        return operator.equals("withinLast") ? now - reach < date && date <= now : now < date && date <= now + reach;
    }

    /** Where the dates of some events come and go, and the microseconds before. */
    static List<Long> instants(List<? extends Facts.Event> events, long reach) {
        return events.stream()
                .map(event -> (String) event.property("date"))
                .filter(text -> text != null && !text.equals("soon"))
                .map(text -> Micros.of(Instant.parse(text)))
                .flatMap(date -> Stream.of(date, date + reach, date - reach))
                .flatMap(instant -> Stream.of(instant - 1, instant))
                .toList();
    }
}
