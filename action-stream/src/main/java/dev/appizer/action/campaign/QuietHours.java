// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.filter.PropertyPath;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When not to disturb, by the clock of whoever is concerned.
 *
 * @param from included
 * @param to not included; before {@code from}: on the next day
 * @param trait that names somebody's time zone, by its IANA name; empty: the same for all
 * @param zone where the trait is missing, or names none
 */
public record QuietHours(LocalTime from, LocalTime to, Optional<String> trait, ZoneId zone) {

    private static final Set<String> IANA = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int SECONDS_OF_MINUTE = 60;

    /** The zone of an IANA name; empty for any other value. */
    public static Optional<ZoneId> zone(@Nullable Object name) {
        return name instanceof String text && IANA.contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }

    /** Whose clock counts; the usual one where it concerns nobody. */
    public ZoneId zoneOf(Optional<Person> person) {
        return trait.flatMap(name -> person.flatMap(who -> zone(new PropertyPath(name).in(who::property))))
                .orElse(zone);
    }

    /** The same by somebody's clock. */
    public QuietWindow window(Optional<Person> person) {
        return new QuietWindow(minute(from), minute(to), zoneOf(person));
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / SECONDS_OF_MINUTE;
    }
}
