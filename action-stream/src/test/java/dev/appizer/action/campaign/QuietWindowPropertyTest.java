// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Micros;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Against a search by the minute. Since 1973 clocks have been turned, and zones been apart, by whole minutes. */
class QuietWindowPropertyTest {

    private static final long FIRST = 100_000_000_000_000L;
    private static final long LAST = 2_100_000_000_000_000L;

    @Property(tries = 3_000)
    void itEndsAtTheFirstMinuteThatIsNotQuiet(
            @ForAll @IntRange(max = 1_439) int from,
            @ForAll @IntRange(max = 1_439) int to,
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = FIRST, max = LAST) long now) {
        Assume.that(from != to);

        check(new QuietWindow(from, to, zone), now);
    }

    @Property(tries = 3_000)
    void soItDoesWhereClocksAreTurned(
            @ForAll @IntRange(max = 1_439) int from,
            @ForAll @IntRange(min = 1, max = 1_439) int length,
            @ForAll("turning") ZoneId zone,
            @ForAll @LongRange(min = FIRST, max = 1_500_000_000_000_000L) long time,
            @ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long away) {
        Instant turn = zone.getRules().nextTransition(Micros.toInstant(time)).getInstant();

        check(new QuietWindow(from, (from + length) % 1_440, zone), Micros.of(turn) + away);
    }

    private static void check(QuietWindow window, long now) {
        Instant searched = Micros.toInstant(now);
        while (isQuiet(window, searched)) {
            searched = searched.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        }

        assertThat(Micros.toInstant(window.endAfter(now))).isEqualTo(searched);
        assertThat(window.isQuiet(now)).isEqualTo(window.endAfter(now) > now);
    }

    /** Goes through the day from the beginning on. */
    private static boolean isQuiet(QuietWindow window, Instant instant) {
        LocalTime time = instant.atZone(window.zone()).toLocalTime();
        boolean quiet = window.fromMinute() > window.toMinute();
        for (int minute = 0; minute <= time.getHour() * 60 + time.getMinute(); minute++) {
            quiet = minute == window.fromMinute() || (quiet && minute != window.toMinute());
        }
        return quiet;
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }

    @Provide
    Arbitrary<ZoneId> turning() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/Sao_Paulo",
                        "Australia/Lord_Howe",
                        "Africa/Casablanca",
                        "America/St_Johns",
                        "Antarctica/Troll",
                        "Pacific/Apia",
                        "Asia/Tehran")
                .map(ZoneId::of);
    }
}
