// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.answer.FunnelAnswer;
import dev.appizer.analytics.answer.FunnelAnswer.StepCount;
import dev.appizer.analytics.answer.Funnels;
import dev.appizer.analytics.answer.RetentionAnswer;
import dev.appizer.analytics.answer.Retentions;
import dev.appizer.analytics.question.Buckets;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.model.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds what a store answers against what must be answered. */
public final class Agreement {

    private final ReferenceEvents reference;
    private final EventStore store;

    public Agreement(World world, EventStore store) {
        this.reference = new ReferenceEvents(world);
        this.store = store;
    }

    /** For a question whose limit leaves no group out. */
    public void on(TrendQuestion question) {
        Differences.assertNone(question, TrendCells.of(store, question), expected(question));
    }

    /** Where a question is about groups, a store may leave out what they have together in each bucket. */
    private Map<ReferenceTrend.Cell, @Nullable Object> expected(TrendQuestion question) {
        Map<ReferenceTrend.Cell, @Nullable Object> expected = reference.trend(question);
        if (!question.groupBy().isEmpty()) {
            expected.keySet().removeIf(cell -> cell.bucket() != null && cell.group() == null);
        }
        return expected;
    }

    /** For a question whose limit leaves no group out. */
    public void on(FunnelQuestion question) {
        ReferenceFunnel.Answer expected = reference.funnel(question);
        FunnelAnswer answer = Funnels.of(store, question);

        Map<@Nullable Object, List<StepCount>> groups = new HashMap<>();
        answer.groups().forEach(group -> groups.put(ReferenceValues.plain(group.value()), group.steps()));
        Map<@Nullable Object, List<StepCount>> expectedGroups = new HashMap<>();
        expected.groups().forEach((value, steps) -> expectedGroups.put(value, counts(question, steps)));
        assertThat(answer.steps()).as("%s", question).isEqualTo(counts(question, expected.all()));
        Differences.assertNone(question, groups, expectedGroups);
        assertThat(answer.groups()).hasSameSizeAs(groups.keySet());
    }

    private static List<StepCount> counts(FunnelQuestion question, ReferenceFunnel.Steps steps) {
        List<StepCount> counts = new ArrayList<>();
        for (int step = 0; step < steps.people().size(); step++) {
            long people = steps.people().get(step);
            long before = step == 0 ? 0 : steps.people().get(step - 1);
            List<Long> times = steps.times().get(step);
            counts.add(new StepCount(
                    question.steps().get(step).event().orElse(null),
                    people,
                    share(people, steps.people().get(0)),
                    share(people, before),
                    times.isEmpty() ? null : times.get((times.size() + 1) / 2 - 1) / 1e6));
        }
        return counts;
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    public void on(RetentionQuestion question) {
        SortedMap<Instant, ReferenceRetention.Cohort> expected = reference.retention(question);
        Buckets buckets = question.buckets();
        RetentionAnswer answer = Retentions.of(store, question);

        SortedMap<Instant, ReferenceRetention.Cohort> cohorts = new TreeMap<>();
        assertThat(answer.cohorts()).hasSize(buckets.count());
        answer.cohorts().forEach(cohort -> {
            assertThat(cohort.retained()).hasSize(buckets.count() - cohort.bucket());
            if (cohort.size() > 0 || cohort.retained().stream().anyMatch(count -> count > 0)) {
                cohorts.put(
                        start(buckets, cohort.bucket()),
                        new ReferenceRetention.Cohort(cohort.size(), retained(buckets, cohort)));
            }
        });
        Differences.assertNone(question, cohorts, expected);
    }

    private static SortedMap<Instant, Long> retained(Buckets buckets, RetentionAnswer.Cohort cohort) {
        SortedMap<Instant, Long> retained = new TreeMap<>();
        for (int later = 0; later < cohort.retained().size(); later++) {
            if (cohort.retained().get(later) > 0) {
                retained.put(
                        start(buckets, cohort.bucket() + later),
                        cohort.retained().get(later));
            }
        }
        return retained;
    }

    static Instant start(Buckets buckets, int bucket) {
        return Micros.toInstant(buckets.start(bucket));
    }

    /** On the names of events and their properties. */
    public void onTheCatalogue() {
        Map<ReferenceCatalogue.Seen, Long> counts = new HashMap<>();
        List<CatalogueEntry> entries = store.catalogue();
        for (CatalogueEntry entry : entries) {
            put(counts, new ReferenceCatalogue.Seen(entry.event(), "", ""), entry.count());
            entry.properties()
                    .forEach(seen -> put(
                            counts,
                            new ReferenceCatalogue.Seen(entry.event(), seen.path(), seen.type()),
                            seen.count()));
        }
        Differences.assertNone("The catalogue", counts, reference.catalogue());
        // Whether surrogates come before what lies behind them is nobody's concern.
        assertThat(entries.stream().map(CatalogueEntry::event).filter(name -> name.matches("\\p{ASCII}*")))
                .isSorted();
    }

    private static void put(Map<ReferenceCatalogue.Seen, Long> counts, ReferenceCatalogue.Seen seen, long count) {
        assertThat(counts.put(seen, count)).as("Before: %s", seen).isNull();
    }
}
