// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import static dev.appizer.analytics.answer.ListedTimelines.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.answer.FunnelAnswer.Group;
import dev.appizer.analytics.answer.FunnelAnswer.StepCount;
import dev.appizer.analytics.answer.ListedTimelines.Listed;
import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Three steps, a to c, each at most ten seconds after the first; attempts begin in the seconds 100 to 199. */
class FunnelsTest {

    private static final Field PLAN = new Field.Property("plan", "plan");

    private static FunnelQuestion question(boolean strict, @Nullable Field breakdown, int limit) {
        List<Step> steps = Stream.of("a", "b", "c")
                .map(name -> new Step(Optional.of(name), List.of()))
                .toList();
        return new FunnelQuestion(
                new TimeRange(100_000_000, 200_000_000), steps, Duration.ofSeconds(10), strict, breakdown, limit);
    }

    private static FunnelAnswer loose(Listed... people) {
        return Funnels.of(new ListedTimelines(List.of(people)), question(false, null, 9));
    }

    private static FunnelAnswer strict(Listed... people) {
        return Funnels.of(new ListedTimelines(List.of(people)), question(true, null, 9));
    }

    private static List<Long> counts(FunnelAnswer answer) {
        return answer.steps().stream().map(StepCount::count).toList();
    }

    @Test
    void tellsHowManyGotHowFarAndHowLongItTook() {
        FunnelAnswer answer = loose(
                person(null, "100a", "102b", "105c"),
                person(null, "100a", "103b"),
                person(null, "100a", "109b"),
                person(null, "100a"));

        assertThat(answer)
                .isEqualTo(new FunnelAnswer(
                        List.of(
                                new StepCount("a", 4, 1.0, null, null),
                                new StepCount("b", 3, 0.75, 0.75, 3.0),
                                new StepCount("c", 1, 0.25, 1.0 / 3, 3.0)),
                        List.of()));
    }

    @Test
    void hasNoSharesOfNobody() {
        assertThat(loose().steps()).first().isEqualTo(new StepCount("a", 0, null, null, null));
        assertThat(loose().steps()).last().isEqualTo(new StepCount("c", 0, null, null, null));
    }

    @Test
    void ofAnEvenNumberTheMedianIsTheLowerMiddleOne() {
        FunnelAnswer answer = loose(person(null, "100a", "101b"), person(null, "100a", "109b"));

        assertThat(answer.steps().get(1).medianSeconds()).isEqualTo(1.0);
    }

    @Test
    void countsTheAttemptThatGotFurthest() {
        FunnelAnswer answer = loose(person(null, "100a", "105b", "120a", "121b", "123c"));

        assertThat(counts(answer)).containsExactly(1L, 1L, 1L);
        assertThat(answer.steps().get(1).medianSeconds()).isEqualTo(1.0);
    }

    @Test
    void countsTheEarliestOfThoseThatGotAsFar() {
        FunnelAnswer answer = loose(person(null, "100a", "105b", "120a", "121b"));

        assertThat(answer.steps().get(1).medianSeconds()).isEqualTo(5.0);
    }

    @Test
    void theWindowIsFromTheFirstStepAndItsEndIsInIt() {
        assertThat(counts(loose(person(null, "100a", "109b", "110c")))).containsExactly(1L, 1L, 1L);
        assertThat(counts(loose(person(null, "100a", "109b", "111c")))).containsExactly(1L, 1L, 0L);
    }

    @Test
    void anAttemptBeginsInTheRangeAndMayEndBehindIt() {
        assertThat(counts(loose(person(null, "99a", "101b", "102c")))).containsExactly(0L, 0L, 0L);
        assertThat(counts(loose(person(null, "199a", "201b", "202c")))).containsExactly(1L, 1L, 1L);
        assertThat(counts(loose(person(null, "200a", "201b", "202c")))).containsExactly(0L, 0L, 0L);
    }

    @Test
    void oneEventTakesOneStepOfAnAttempt() {
        assertThat(counts(loose(person(null, "100abc")))).containsExactly(1L, 0L, 0L);
        assertThat(counts(loose(person(null, "100abc", "100abc", "100abc")))).containsExactly(1L, 1L, 1L);
    }

    @Test
    void otherEventsComeBetweenStepsExceptInStrictOrder() {
        Listed person = person(null, "100a", "101", "102b", "103a", "104c");

        assertThat(counts(loose(person))).containsExactly(1L, 1L, 1L);
        assertThat(counts(strict(person))).containsExactly(1L, 0L, 0L);
    }

    @Test
    void inStrictOrderALaterAttemptMayGetFurther() {
        FunnelAnswer answer = strict(person(null, "100a", "101a", "102b", "103c"));

        assertThat(counts(answer)).containsExactly(1L, 1L, 1L);
        assertThat(answer.steps().get(1).medianSeconds()).isEqualTo(1.0);
    }

    @Test
    void groupsAreByTheFirstEventTheLargestFirst() {
        ListedTimelines people = new ListedTimelines(List.of(
                person("pro", "100a", "101b"),
                person(1.0, "100a"),
                person(1L, "100a", "103b", "104c"),
                person(null, "100a"),
                person(true, "100a")));

        FunnelAnswer answer = Funnels.of(people, question(false, PLAN, 3));

        assertThat(answer.groups()).extracting(Group::value).containsExactly(1L, null, true);
        assertThat(answer.groups().get(0).steps()).extracting(StepCount::count).containsExactly(2L, 1L, 1L);
        assertThat(counts(answer)).containsExactly(5L, 2L, 1L);
    }
}
