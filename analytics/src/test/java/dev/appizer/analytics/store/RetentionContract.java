// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.filter.value.EqualTo;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Timelines of retentions, by the answers that they make. */
interface RetentionContract extends Told {

    private void agree(TimeRange range, Step first, Step returning) {
        for (Interval interval : List.of(Interval.DAY, Interval.WEEK, Interval.MONTH)) {
            for (String zone : List.of("UTC", "Europe/Berlin", "Australia/Lord_Howe")) {
                story().agreement().on(Ask.retention(range, interval, ZoneId.of(zone), first, returning));
            }
        }
    }

    @Test
    default void peopleAreRetainedInEachBucketInWhichTheyReturn() {
        for (int day = 1; day < 30; day++) {
            for (int who = 1; who < 6; who++) {
                if (day % who == 0) {
                    String name = day < 2 * who ? "begin" : "return";
                    story().send(name, "user:" + who, "2024-10-" + (day < 10 ? "0" : "") + day + "T23:30:00Z");
                }
            }
        }
        story().send("begin", null, "2024-10-02T10:00:00Z");

        agree(Ask.range("2024-10-01T00:00:00Z", "2024-11-01T00:00:00Z"), Ask.step("begin"), Ask.step("return"));
        agree(Ask.range("2024-10-03T12:00:00Z", "2024-10-20T12:00:00Z"), Ask.step("begin"), Ask.step("return"));
        agree(Ask.range("2024-10-03T12:00:00Z", "2024-10-20T12:00:00Z"), Ask.ANY, Ask.ANY);
        agree(Ask.range("2024-10-03T12:00:00Z", "2024-10-20T12:00:00Z"), Ask.step("begin"), Ask.step("begin"));
    }

    @Test
    default void theFirstEventEverDecidesHoweverLongAgo() {
        story().send("begin", "user:1", "1999-01-01T00:00:00Z");
        story().send("begin", "user:1", "2024-10-01T10:00:00Z");
        story().send("begin", "user:2", "2024-10-01T10:00:00Z");
        story().send("return", "user:2", "2024-10-01T09:00:00Z");
        story().send("return", "user:2", "2024-10-31T23:59:59.999999Z");
        story().send("return", "user:2", "2024-11-01T00:00:00Z");

        agree(Ask.range("2024-10-01T00:00:00Z", "2024-11-01T00:00:00Z"), Ask.step("begin"), Ask.step("return"));
    }

    @Test
    default void ofOneMomentTheOrderOfStampsDecidesWhetherItIsAReturn() {
        long time = Story.micros("2024-10-01T10:00:00Z");
        story().send(
                        story().event("begin", "user:1", time, time, 0, "m1", Map.of()),
                        story().event("return", "user:1", time, time, 0, "m2", Map.of()),
                        story().event("begin", "user:2", time, time, 0, "m4", Map.of()),
                        story().event("return", "user:2", time, time, 0, "m3", Map.of()));

        agree(Ask.range("2024-10-01T00:00:00Z", "2024-10-03T00:00:00Z"), Ask.step("begin"), Ask.step("return"));
    }

    @Test
    default void oneEventMayTakeBothSteps() {
        Step large = new Step(Optional.empty(), List.of(new FieldFilter(Ask.property("size"), new EqualTo("large"))));
        story().send("order", "user:1", "2024-10-01T10:00:00Z", Map.of("size", "small"));
        story().send("order", "user:1", "2024-10-02T10:00:00Z", Map.of("size", "large"));
        story().send("order", "user:2", "2024-10-01T10:00:00Z", Map.of("size", "large"));

        agree(Ask.range("2024-10-01T00:00:00Z", "2024-10-05T00:00:00Z"), Ask.step("order"), large);
        agree(Ask.range("2024-10-01T00:00:00Z", "2024-10-05T00:00:00Z"), large, Ask.step("order"));
    }
}
