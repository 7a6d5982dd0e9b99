// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.answer.FunnelAnswer.StepCount;
import dev.appizer.analytics.answer.Funnels;
import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.Exists;
import dev.appizer.filter.value.Opposite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Timelines of funnels, by the answers that they make. */
interface FunnelContract extends Told {

    private List<Long> counts(FunnelQuestion question) {
        story().agreement().on(question);
        return Funnels.of(story().store(), question).steps().stream()
                .map(StepCount::count)
                .toList();
    }

    @Test
    default void stepsAreTakenInTheOrderOfTimeWhateverTheOrderOfArrival() {
        story().send("c", "user:1", "2024-05-01T10:30:00Z");
        story().send("b", "user:1", "2024-05-01T10:20:00Z");
        story().send("a", "user:1", "2024-05-01T10:10:00Z");
        story().send("a", "user:2", "2024-05-01T10:10:00Z");
        story().send("c", "user:2", "2024-05-01T10:20:00Z");
        story().send("a", null, "2024-05-01T10:10:00Z");
        story().send("b", null, "2024-05-01T10:20:00Z");

        assertThat(counts(Ask.funnel("a", "b", "c"))).containsExactly(2L, 1L, 1L);
    }

    @Test
    default void otherEventsComeBetweenStepsExceptInStrictOrder() {
        story().send("a", "user:1", "2024-05-01T10:00:00Z");
        story().send("other", "user:1", "2024-05-01T10:01:00Z");
        story().send("b", "user:1", "2024-05-01T10:02:00Z");
        story().send("a", "user:2", "2024-05-01T10:00:00Z");
        story().send("other", "user:1", "2024-05-01T10:01:00Z");
        story().send("b", "user:2", "2024-05-01T10:02:00Z");

        assertThat(counts(Ask.funnel("a", "b"))).containsExactly(2L, 2L);
        assertThat(counts(Ask.strictFunnel("a", "b"))).containsExactly(2L, 1L);
    }

    @Test
    default void theWindowAndTheRangeEndExactlyWhereTheyDo() {
        story().send("a", "user:1", "2024-05-01T10:00:00Z");
        story().send("b", "user:1", "2024-05-01T11:00:00Z");
        story().send("a", "user:2", "2024-05-01T10:00:00Z");
        story().send("b", "user:2", "2024-05-01T11:00:00.000001Z");
        story().send("a", "user:3", "2024-05-01T09:59:59.999999Z");
        story().send("b", "user:3", "2024-05-01T10:30:00Z");
        story().send("a", "user:4", "2024-05-01T10:00:01Z");
        story().send("b", "user:4", "2024-05-01T10:30:00Z");
        TimeRange second = Ask.range("2024-05-01T10:00:00Z", "2024-05-01T10:00:01Z");

        assertThat(counts(Ask.funnel("a", "b"))).containsExactly(4L, 3L);
        for (boolean strict : List.of(false, true)) {
            assertThat(counts(Ask.funnel(second, Duration.ofHours(1), strict, null, "a", "b")))
                    .containsExactly(2L, 1L);
            assertThat(counts(Ask.funnel(second, Duration.ZERO, strict, null, "a", "b")))
                    .containsExactly(2L, 0L);
        }
    }

    @Test
    default void ofTheSameEventTimeWhatWasReceivedFirstIsFirst() {
        tie("user:1", "user:1", 1, 9, 9, 0, "m9", "m0");
        tie("user:2", "user:2", 2, 1, 0, 9, "m0", "m9");
    }

    @Test
    default void ofTheSameReceiptTheLesserPositionIsFirst() {
        tie("user:1", "user:1", 5, 5, 2, 10, "m9", "m0");
        tie("user:2", "user:2", 5, 5, 10, 2, "m0", "m9");
    }

    @Test
    default void ofTheSamePositionTheLesserMessageIsFirst() {
        tie("user:1", "user:1", 5, 5, 0, 0, "m10", "m9");
        tie("user:2", "user:2", 5, 5, 0, 0, "m9", "m10");
        tie("user:3", "user:3", 5, 5, 0, 0, "A", "a");
    }

    /** Surrogates are less than what lies behind them, though their code points are greater. */
    @Test
    default void messagesAreOrderedByCodeUnit() {
        tie("user:1", "user:1", 5, 5, 0, 0, "🦆", "～");
        tie("user:2", "user:2", 5, 5, 0, 0, "～", "🦆");
    }

    @Test
    default void ofTheSameMessageTheLesserIdentifierIsFirst() {
        story().alias("anonymous:1", "user:2");
        story().alias("user:9", "user:2");
        tie("anonymous:1", "user:2", 5, 5, 0, 0, "m", "m");
        story().alias("anonymous:1", "anonymous:1");
        tie("user:9", "user:2", 5, 5, 0, 0, "n", "n");
    }

    private void tie(
            String who, String whoElse, long received, long later, int position, int next, String id, String other) {
        long time = Story.micros("2024-05-01T10:00:00Z");
        story().send(
                        story().event("a", who, time, time + received, position, id, Map.of()),
                        story().event("b", whoElse, time, time + later, next, other, Map.of()));

        counts(Ask.funnel("a", "b"));
        counts(Ask.funnel("b", "a"));
        counts(Ask.strictFunnel("a", "b"));
        counts(Ask.strictFunnel("b", "a"));
    }

    @Test
    default void manyEventsOfOneMomentAreInOneOrder() {
        long time = Story.micros("2024-05-01T10:00:00Z");
        for (int i = 0; i < 200; i++) {
            String name = String.valueOf((char) ('a' + i * 7 % 3));
            story().world()
                    .events()
                    .add(story().event(name, "user:1", time, time, i % 2, "m" + i * 37 % 200, Map.of()));
        }
        story().store().write(Story.batch(story().world().events(), false));

        counts(Ask.funnel("a", "b", "c", "a", "b", "c"));
        counts(Ask.strictFunnel("a", "b", "c"));
        counts(Ask.strictFunnel("b", "a", "c"));
    }

    @Test
    default void oneEventMayTakeDifferentStepsOfDifferentAttempts() {
        story().send("a", "user:1", "2024-05-01T10:00:00Z", Map.of("n", 1L));
        story().send("a", "user:1", "2024-05-01T10:50:00Z", Map.of("n", 2L));
        story().send("a", "user:1", "2024-05-01T11:10:00Z", Map.of("n", 3L));

        assertThat(counts(Ask.funnel("a", "a", "a", "a"))).containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    default void stepsMayBeOfAnyNameAndHaveFilters() {
        story().send("a", "user:1", "2024-05-01T10:00:00Z", Map.of("n", 1L));
        story().send("b", "user:1", "2024-05-01T10:10:00Z", Map.of("n", 2.0));
        story().send("c", "user:2", "2024-05-01T10:00:00Z", Map.of("n", 1.0));
        story().send("c", "user:2", "2024-05-01T10:10:00Z");
        story().person("user:1", Map.of("plan", "pro"), Set.of());
        Step one = new Step(Ask.ANY.event(), List.of(new FieldFilter(Ask.property("n"), new EqualTo(1.0))));
        Step none = new Step(Ask.ANY.event(), List.of(new FieldFilter(Ask.property("n"), new Opposite(new Exists()))));
        Step pro = new Step(Ask.ANY.event(), List.of(new FieldFilter(new Field.Trait("plan"), new EqualTo("pro"))));

        for (boolean strict : List.of(false, true)) {
            for (List<Step> steps :
                    List.of(List.of(one, none), List.of(one, pro), List.of(Ask.ANY, Ask.ANY, Ask.ANY))) {
                counts(new FunnelQuestion(Ask.YEAR, steps, Duration.ofHours(1), strict, null, Ask.ALL));
            }
        }
    }

    @Test
    default void tenStepsCanBeAsked() {
        for (int step = 0; step < 10; step++) {
            story().send("s" + step, "user:1", "2024-05-01T10:0" + step + ":00Z");
        }

        assertThat(counts(Ask.funnel("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9")))
                .hasSize(10)
                .containsOnly(1L);
    }

    @Test
    default void peopleAreToldApartByAnyFieldOfTheFirstEvent() {
        int number = 0;
        for (Object value : FilterContract.VALUES) {
            String who = "user:" + number++;
            story().send("a", who, "2024-05-01T10:00:00Z", Map.of("p", value, "other", 1L));
            story().send("b", who, "2024-05-01T10:10:00Z", Map.of("p", "last"));
        }
        story().send("a", "user:none", "2024-05-01T10:00:00Z");
        story().person("user:1", Map.of("plan", 7.0), Set.of("paying"));
        story().person("user:2", Map.of("plan", 7L), Set.of());
        List<Field> fields = List.of(
                Ask.property("p"),
                Ask.property("never.seen"),
                new Field.Trait("plan"),
                new Field.InSegment("paying"),
                new Field.EventName());

        for (Field field : fields) {
            counts(Ask.funnel(Ask.YEAR, Duration.ofHours(1), false, field, "a", "b"));
            counts(Ask.funnel(Ask.YEAR, Duration.ofHours(1), true, field, "a", "b"));
        }
    }

    @Test
    default void nobodyIsShownWhereNobodyBegins() {
        story().send("b", "user:1", "2024-05-01T10:00:00Z");

        assertThat(counts(Ask.funnel("a", "b"))).containsExactly(0L, 0L);
        assertThat(counts(Ask.strictFunnel("never", "b"))).containsExactly(0L, 0L);
    }
}
