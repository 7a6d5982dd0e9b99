// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Buckets;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.model.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Dates around the days on which clocks are changed. */
class RangePropertyTest {

    /** With changes at midnight, by half an hour, and of the date itself. */
    private static final String[] ZONES = {
        "Europe/Paris",
        "America/New_York",
        "America/Sao_Paulo",
        "Asia/Beirut",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "America/Havana",
        "Africa/Casablanca",
        "UTC"
    };

    record Place(ZoneId zone, LocalDateTime time) {}

    @Provide
    Arbitrary<Place> nearAChange() {
        Arbitrary<ZoneId> zones = Arbitraries.of(ZONES).map(ZoneId::of);
        Arbitrary<Integer> years = Arbitraries.integers().between(1990, 2037);
        Arbitrary<Integer> minutes = Arbitraries.integers().between(-3_000, 3_000);
        return Combinators.combine(zones, years, minutes).as((zone, year, off) -> {
            Instant newYear = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
            ZoneOffsetTransition next = zone.getRules().nextTransition(newYear);
            LocalDateTime change = next == null ? LocalDateTime.of(year, 3, 1, 0, 0) : next.getDateTimeBefore();
            return new Place(zone, change.plusMinutes(off));
        });
    }

    private static TimeRange range(String start, String end, ZoneId zone) {
        return question(start, end, zone, Interval.MONTH).range();
    }

    private static TrendQuestion question(String start, String end, ZoneId zone, Interval interval) {
        return QuestionJson.trend("{\"startDate\":\"" + start + "\",\"endDate\":\"" + end + "\",\"timezone\":\""
                + zone.getId() + "\",\"interval\":\"" + interval.jsonName() + "\"}");
    }

    @Property
    void aDayAloneIsOneBucketAndAllOfIt(@ForAll("nearAChange") Place place) {
        LocalDate day = place.time().toLocalDate();
        // The date of 30 December 2011 did not come to Apia at all.
        if (!day.atStartOfDay(place.zone()).toLocalDate().equals(day)) {
            return;
        }

        TrendQuestion question = question(day.toString(), day.toString(), place.zone(), Interval.DAY);
        Buckets buckets = question.buckets();

        assertThat(buckets.count()).isEqualTo(1);
        assertThat(buckets.start(0)).isEqualTo(question.range().from());
        assertThat(Micros.toInstant(question.range().from())
                        .atZone(place.zone())
                        .toLocalDate())
                .isEqualTo(day);
        assertThat(Micros.toInstant(question.range().to() - 1)
                        .atZone(place.zone())
                        .toLocalDate())
                .isEqualTo(day);
        assertThat(Duration.of(question.range().to() - question.range().from(), ChronoUnit.MICROS))
                .isBetween(Duration.ofHours(22), Duration.ofHours(26));
    }

    @Property
    void daysAndTheDayAfterMeetWithoutAGap(@ForAll("nearAChange") Place place) {
        LocalDate day = place.time().toLocalDate();

        TimeRange before = range(day.minusDays(3).toString(), day.toString(), place.zone());
        TimeRange after = range(day.plusDays(1).toString(), day.plusDays(3).toString(), place.zone());

        assertThat(before.to()).isEqualTo(after.from());
    }

    @Property
    void aLaterTimeIsNeverAnEarlierInstant(@ForAll("nearAChange") Place place) {
        long start = range(place.time().toString(), "2050-01-01", place.zone()).from();
        long later = range(place.time().plusMinutes(7).toString(), "2050-01-01", place.zone())
                .from();

        assertThat(later).isGreaterThanOrEqualTo(start);
    }

    @Property
    void aTimeThatTheClocksShowNamesTheFirstInstantAtWhichTheyDo(@ForAll("nearAChange") Place place) {
        long start = range(place.time().toString(), "2050-01-01", place.zone()).from();
        LocalDateTime shown = Micros.toInstant(start).atZone(place.zone()).toLocalDateTime();

        if (place.zone().getRules().getValidOffsets(place.time()).isEmpty()) {
            assertThat(shown).isAfter(place.time());
        } else {
            assertThat(shown).isEqualTo(place.time());
            assertThat(place.zone().getRules().getValidOffsets(place.time()).get(0))
                    .isEqualTo(place.zone().getRules().getOffset(Micros.toInstant(start)));
        }
    }

    @Property
    void bucketsOfAllIntervalsCoverTheRangeInOrder(@ForAll("nearAChange") Place place, @ForAll Interval interval) {
        String end = place.time().plusDays(4).toString();
        TimeRange range = range(place.time().toString(), end, place.zone());
        Buckets buckets = Buckets.of(range, interval, place.zone());

        assertThat(buckets.start(0)).isLessThanOrEqualTo(range.from());
        assertThat(buckets.of(range.to() - 1)).isEqualTo(buckets.count() - 1);
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            assertThat(bucket == 0 || buckets.start(bucket - 1) < buckets.start(bucket))
                    .isTrue();
            assertThat(buckets.of(Math.max(range.from(), buckets.start(bucket))))
                    .isEqualTo(bucket);
        }
    }
}
