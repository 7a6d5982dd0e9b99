// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.reference.SentEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Trends. */
interface TrendContract extends Told {

    long TEN_MINUTES = 600_000_000;

    /** Sends an event for each value, on three days, of two people and nobody. */
    private void sendAmounts(@Nullable Object... values) {
        List<SentEvent> events = new ArrayList<>();
        for (@Nullable Object value : values) {
            int number = events.size();
            Map<String, Object> properties = value == null ? Map.of() : Map.of("amount", value);
            @Nullable String who = number % 3 == 2 ? null : "user:" + number % 3;
            events.add(story().event("purchase", who, "2024-05-0" + (1 + number % 4) + "T10:00:00Z", properties));
        }
        story().send(events);
    }

    private @Nullable Object total(Measure measure) {
        return story().store().trend(Ask.trend(measure, measure.needsProperty() ? "amount" : null)).stream()
                .filter(cell -> cell.bucket() == -1)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @ParameterizedTest
    @EnumSource
    default void eachMeasureIsExactOverAmountsAsTheyAre(Measure measure) {
        sendAmounts(100L, 99.99, 0.1, 0.2, 0.3, null, "1", true, -5L, 100.0, 19.95, 19.95, 7L, 1e15 + 0.5);

        story().agreement().on(Ask.trend(measure, measure.needsProperty() ? "amount" : null));
    }

    @ParameterizedTest
    @EnumSource
    default void eachMeasureIsExactOverNumbersThatDoublesDoNotHold(Measure measure) {
        long odd = (1L << 53) + 1;
        sendAmounts(odd, odd, odd + 2, (double) (1L << 53), Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, 0x1p63);

        story().agreement().on(Ask.trend(measure, measure.needsProperty() ? "amount" : null));
    }

    @ParameterizedTest
    @EnumSource
    default void eachMeasureIsExactOverNumbersFarApart(Measure measure) {
        sendAmounts(1e300, 1.0, -1e300, Double.MIN_VALUE, 0.1, 1e16, -1e16, 1e-20, 0x1p53, 1.0, -0.0);

        story().agreement().on(Ask.trend(measure, measure.needsProperty() ? "amount" : null));
    }

    @Test
    default void aSumIsRoundedOnceWhateverTheOrder() {
        sendAmounts(0.1, 1e20, 0.2, -1e20, 0.3);

        assertThat(total(Measure.SUM)).isEqualTo(0.6);
    }

    @Test
    default void aWholeResultIsAnIntegerAndAnotherOneIsReal() {
        sendAmounts(0.5, 1.5, 4L);

        assertThat(total(Measure.SUM)).isEqualTo(6L);
        assertThat(total(Measure.AVG)).isEqualTo(2L);
        assertThat(total(Measure.MIN)).isEqualTo(0.5);
        assertThat(total(Measure.MAX)).isEqualTo(4L);
    }

    @Test
    default void aPercentileIsAValueThatIsThere() {
        sendAmounts(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10.5);

        assertThat(total(Measure.P50)).isEqualTo(5L);
        assertThat(total(Measure.P90)).isEqualTo(9L);
        assertThat(total(Measure.P99)).isEqualTo(10.5);
    }

    @ParameterizedTest
    @EnumSource
    default void whereThereAreEventsWithoutANumberThereIsACellWithoutAValue(Measure measure) {
        sendAmounts("1", null, true);

        story().agreement().on(Ask.trend(measure, measure.needsProperty() ? "amount" : null));
        story().agreement().on(Ask.trend(measure, measure.needsProperty() ? "never.seen" : null));
    }

    @ParameterizedTest
    @EnumSource
    default void whereThereIsNoEventThereIsNoCell(Measure measure) {
        assertThat(story().store().trend(Ask.trend(measure, "amount"))).allMatch(cell -> cell.bucket() == -1);
    }

    @Test
    default void theBeginningOfTheRangeIsInItAndItsEndIsNot() {
        story().send("a", "user:1", "2024-05-01T00:00:00.000001Z");
        story().send("a", "user:1", "2024-05-01T00:00:00.000002Z");
        story().send("a", "user:1", "2024-05-01T00:00:00.000003Z");
        TimeRange one = Ask.range("2024-05-01T00:00:00.000002Z", "2024-05-01T00:00:00.000003Z");

        story().agreement().on(Ask.events(one, Interval.DAY, ZoneId.of("UTC")));
        assertThat(total(Measure.EVENTS)).isEqualTo(3L);
    }

    @Test
    default void timesBefore1970HaveBucketsToo() {
        story().send("a", "user:1", "1969-12-31T23:59:59.999999Z");
        story().send("a", "user:1", "1965-03-01T00:00:00Z");
        TimeRange longAgo = Ask.range("1960-01-01T12:00:00Z", "1970-01-01T00:00:00Z");

        for (Interval interval : List.of(Interval.DAY, Interval.WEEK, Interval.MONTH)) {
            story().agreement().on(Ask.events(longAgo, interval, ZoneId.of("Europe/Berlin")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTC,                 2024-02-28T00:00:00Z",
        "Europe/Berlin,       2024-03-31T01:00:00Z",
        "Europe/Berlin,       2024-10-27T01:00:00Z",
        "America/St_Johns,    2024-03-10T05:30:00Z",
        "America/St_Johns,    2024-11-03T04:30:00Z",
        "America/St_Johns,    2010-11-07T02:31:00Z",
        "Australia/Lord_Howe, 2024-04-06T15:00:00Z",
        "Australia/Lord_Howe, 2024-10-05T15:30:00Z",
        "Asia/Kolkata,        2024-12-31T18:30:00Z",
        "Pacific/Apia,        2011-12-30T10:00:00Z"
    })
    default void eachIntervalIsThatOfTheZoneWhileItsClocksAreSet(String zone, String change) {
        long middle = Story.micros(change);
        List<SentEvent> events = new ArrayList<>();
        for (int i = -300; i < 300; i++) {
            long time = middle + i * TEN_MINUTES - (i & 1);
            events.add(story().event("tick", "user:1", time, time, 0, "m" + i, Map.of()));
        }
        story().send(events);

        for (Interval interval : Interval.values()) {
            int reach = interval == Interval.MINUTE ? 20 : 280;
            TimeRange range = new TimeRange(middle - reach * TEN_MINUTES + 7, middle + reach * TEN_MINUTES + 7);
            story().agreement().on(Ask.events(range, interval, ZoneId.of(zone)));
        }
    }
}
