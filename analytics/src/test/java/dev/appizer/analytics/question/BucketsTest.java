// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.model.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static Buckets buckets(String from, String to, Interval interval, String zone) {
        TimeRange range = new TimeRange(Micros.of(Instant.parse(from)), Micros.of(Instant.parse(to)));
        return Buckets.of(range, interval, ZoneId.of(zone));
    }

    private static List<String> times(Buckets buckets) {
        return IntStream.range(0, buckets.count())
                .mapToObj(bucket -> buckets.time(bucket).toOffsetDateTime().toString())
                .toList();
    }

    @Test
    void daysBeginWithTheirFirstInstantInTheZone() {
        assertThat(times(buckets("2024-03-30T00:00:00Z", "2024-04-01T00:00:00Z", Interval.DAY, "Europe/Paris")))
                .containsExactly("2024-03-30T00:00+01:00", "2024-03-31T00:00+01:00", "2024-04-01T00:00+02:00");
    }

    @Test
    void weeksBeginOnMonday() {
        assertThat(times(buckets("2024-01-04T00:00:00Z", "2024-01-15T00:00:00.000001Z", Interval.WEEK, "UTC")))
                .containsExactly("2024-01-01T00:00Z", "2024-01-08T00:00Z", "2024-01-15T00:00Z");
    }

    @Test
    void anHourThatTheClocksRepeatIsTwoBuckets() {
        assertThat(times(buckets("2024-10-27T00:00:00Z", "2024-10-27T03:00:00Z", Interval.HOUR, "Europe/Paris")))
                .containsExactly("2024-10-27T02:00+02:00", "2024-10-27T02:00+01:00", "2024-10-27T03:00+01:00");
    }

    @Test
    void anHourThatTheClocksSkipIsNone() {
        assertThat(times(buckets("2024-03-31T00:00:00Z", "2024-03-31T02:00:00Z", Interval.HOUR, "Europe/Paris")))
                .containsExactly("2024-03-31T01:00+01:00", "2024-03-31T03:00+02:00");
    }

    @Test
    void hoursPassOnWhereTheClocksRepeatHalfAnHour() {
        assertThat(times(buckets("2024-04-06T14:00:00Z", "2024-04-06T17:00:00Z", Interval.HOUR, "Australia/Lord_Howe")))
                .containsExactly("2024-04-07T01:00+11:00", "2024-04-07T01:30+10:30", "2024-04-07T02:30+10:30");
    }

    @Test
    void theLastHourOfADayOfHalvesIsShorter() {
        assertThat(times(buckets("2024-04-07T12:30:00Z", "2024-04-07T14:30:00Z", Interval.HOUR, "Australia/Lord_Howe")))
                .containsExactly("2024-04-07T22:30+10:30", "2024-04-07T23:30+10:30", "2024-04-08T00:00+10:30");
    }

    @Test
    void aTimeIsInTheBucketThatBeganLast() {
        Buckets buckets = buckets("2024-01-01T12:00:00Z", "2024-01-03T00:00:00Z", Interval.DAY, "UTC");

        assertThat(buckets.of(Micros.of(Instant.parse("2024-01-01T12:00:00Z")))).isZero();
        assertThat(buckets.of(Micros.of(Instant.parse("2024-01-01T23:59:59.999999Z"))))
                .isZero();
        assertThat(buckets.of(Micros.of(Instant.parse("2024-01-02T00:00:00Z")))).isEqualTo(1);
        assertThat(buckets.start(1)).isEqualTo(Micros.of(Instant.parse("2024-01-02T00:00:00Z")));
    }

    @Test
    void thereIsALimit() {
        assertThat(buckets("2024-01-01T00:00:00Z", "2024-01-07T22:40:00Z", Interval.MINUTE, "UTC")
                        .count())
                .isEqualTo(Buckets.MOST);
        assertThatThrownBy(() -> buckets("2024-01-01T00:00:00Z", "2024-01-07T22:41:00Z", Interval.MINUTE, "UTC"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
