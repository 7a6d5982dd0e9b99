// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import static dev.appizer.analytics.answer.ListedTimelines.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.answer.ListedTimelines.Listed;
import dev.appizer.analytics.answer.RetentionAnswer.Cohort;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of three days, from the second 86,400 up to 345,600: a begins and b returns. */
class RetentionsTest {

    private static RetentionAnswer answer(Listed... people) {
        Step any = new Step(Optional.empty(), List.of());
        TimeRange range = new TimeRange(86_400_000_000L, 345_600_000_000L);
        return Retentions.of(
                new ListedTimelines(List.of(people)),
                new RetentionQuestion(range, ZoneOffset.UTC, Interval.DAY, any, any));
    }

    private static RetentionAnswer cohorts(Cohort first, Cohort second) {
        return new RetentionAnswer(List.of(first, second, new Cohort(2, 0, List.of(0L))));
    }

    private static Cohort nobody(int bucket) {
        return new Cohort(bucket, 0, bucket == 0 ? List.of(0L, 0L, 0L) : List.of(0L, 0L));
    }

    @Test
    void eachDayHasACohortWithACountForItselfAndEachLaterDay() {
        assertThat(answer()).isEqualTo(cohorts(nobody(0), nobody(1)));
    }

    @Test
    void peopleAreRetainedInEachDayInWhichTheyReturn() {
        RetentionAnswer answer = answer(
                person(null, "86400a", "90000b", "95000b", "259200b"),
                person(null, "86401a", "172800b"),
                person(null, "172800a"));

        assertThat(answer).isEqualTo(cohorts(new Cohort(0, 2, List.of(1L, 1L, 1L)), new Cohort(1, 1, List.of(0L, 0L))));
    }

    @Test
    void theFirstEventItselfMayBeAReturn() {
        assertThat(answer(person(null, "172800ab"))).isEqualTo(cohorts(nobody(0), new Cohort(1, 1, List.of(1L, 0L))));
    }

    @Test
    void whatWasBeforeTheFirstEventIsNoReturn() {
        assertThat(answer(person(null, "90000b", "90000a")))
                .isEqualTo(cohorts(new Cohort(0, 1, List.of(0L, 0L, 0L)), nobody(1)));
    }

    @Test
    void whoBeganBeforeTheRangeIsInNoCohort() {
        assertThat(answer(person(null, "86399a", "86400ab", "172800ab"))).isEqualTo(answer());
    }

    @Test
    void whatIsBehindTheRangeIsNeitherABeginningNorAReturn() {
        assertThat(answer(person(null, "345600ab"))).isEqualTo(answer());
        assertThat(answer(person(null, "86400a", "345600b")))
                .isEqualTo(cohorts(new Cohort(0, 1, List.of(0L, 0L, 0L)), nobody(1)));
    }
}
