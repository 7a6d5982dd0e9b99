// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.analytics.answer.RetentionAnswer.Cohort;
import dev.appizer.analytics.question.Buckets;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers retentions. */
public final class Retentions {

    private static final int FIRST = 1;
    private static final int RETURNING = 2;

    private final TimeRange range;
    private final Buckets buckets;
    private final long[] sizes;

    /** For each cohort how many came back in each bucket, from its own on. */
    private final long[][] retained;

    private Retentions(RetentionQuestion question) {
        this.range = question.range();
        this.buckets = question.buckets();
        this.sizes = new long[buckets.count()];
        this.retained = new long[buckets.count()][];
        Arrays.setAll(retained, cohort -> new long[buckets.count() - cohort]);
    }

    /** What a store has to say to a question. */
    public static RetentionAnswer of(EventStore store, RetentionQuestion question) {
        Retentions retentions = new Retentions(question);
        store.timelines(question, retentions::count);
        return retentions.answer();
    }

    private void count(Timeline person) {
        int first = 0;
        while (first < person.size() && (person.steps(first) & FIRST) == 0) {
            first++;
        }
        if (first < person.size() && range.from() <= person.time(first) && person.time(first) < range.to()) {
            int cohort = buckets.of(person.time(first));
            sizes[cohort]++;
            countReturns(person, first, cohort);
        }
    }

    /** Events are in the order of time, so that each bucket's are together. */
    private void countReturns(Timeline person, int first, int cohort) {
        int counted = -1;
        for (int event = first; event < person.size() && person.time(event) < range.to(); event++) {
            if ((person.steps(event) & RETURNING) != 0) {
                int bucket = buckets.of(person.time(event));
                if (bucket != counted) {
                    retained[cohort][bucket - cohort]++;
                    counted = bucket;
                }
            }
        }
    }

    private RetentionAnswer answer() {
        List<Cohort> cohorts = new ArrayList<>();
        for (int cohort = 0; cohort < sizes.length; cohort++) {
            cohorts.add(new Cohort(
                    cohort,
                    sizes[cohort],
                    Arrays.stream(retained[cohort]).boxed().toList()));
        }
        return new RetentionAnswer(cohorts);
    }
}
