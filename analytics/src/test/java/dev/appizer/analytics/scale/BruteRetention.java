// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.answer.RetentionAnswer;
import dev.appizer.analytics.answer.RetentionAnswer.Cohort;
import dev.appizer.analytics.question.RetentionQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Retention by looking at the whole life of every person. */
final class BruteRetention {

    private BruteRetention() {}

    /** In what an answer differs from what it should be. */
    static List<String> differences(
            RetentionAnswer answer, RetentionQuestion question, BruteReader reader, Lives lives) {
        HourCalendar calendar = new HourCalendar(question.range(), question.interval(), question.zone());
        long[] sizes = new long[calendar.count()];
        long[][] retained = new long[calendar.count()][calendar.count()];
        IntPredicate begins = reader.takes(question.first());
        IntPredicate returns = reader.takes(question.returning());
        for (int person = 0; person < lives.people(); person++) {
            int first = 0;
            while (first < lives.size(person) && !begins.test(lives.event(person, first))) {
                first++;
            }
            if (first == lives.size(person) || !isIn(question, reader, lives.event(person, first))) {
                continue;
            }
            Set<Integer> buckets = new TreeSet<>();
            for (int place = first; place < lives.size(person); place++) {
                int event = lives.event(person, place);
                if (isIn(question, reader, event) && returns.test(event)) {
                    buckets.add(calendar.of(reader.events().time(event)));
                }
            }
            int cohort = calendar.of(reader.events().time(lives.event(person, first)));
            sizes[cohort]++;
            buckets.forEach(bucket -> retained[cohort][bucket]++);
        }
        return differences(answer, sizes, retained);
    }

    private static boolean isIn(RetentionQuestion question, BruteReader reader, int event) {
        long time = reader.events().time(event);
        return time >= question.range().from() && time < question.range().to();
    }

    private static List<String> differences(RetentionAnswer answer, long[] sizes, long[][] retained) {
        List<String> differences = new ArrayList<>();
        List<Cohort> right = new ArrayList<>();
        for (int cohort = 0; cohort < sizes.length; cohort++) {
            List<Long> counts = new ArrayList<>();
            for (int bucket = cohort; bucket < sizes.length; bucket++) {
                counts.add(retained[cohort][bucket]);
            }
            right.add(new Cohort(cohort, sizes[cohort], counts));
        }
        for (int cohort = 0; cohort < Math.max(right.size(), answer.cohorts().size()); cohort++) {
            Object is = cohort < answer.cohorts().size() ? answer.cohorts().get(cohort) : "none";
            Object shouldBe = cohort < right.size() ? right.get(cohort) : "none";
            if (!is.equals(shouldBe)) {
                differences.add(is + " instead of " + shouldBe);
            }
        }
        return differences;
    }
}
