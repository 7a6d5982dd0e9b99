// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.RetentionQuestion;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A retention: each person is put into its cohort, and into every bucket in which it is there again. */
public final class ReferenceRetention {

    /**
     * Who began in one bucket.
     *
     * @param retained how many of them were there in the buckets in which anybody was, by when these begin
     */
    public record Cohort(long size, SortedMap<Instant, Long> retained) {}

    private final World world;
    private final RetentionQuestion question;
    private final ReferenceFields fields;
    private final ReferenceBuckets buckets;
    private final SortedMap<Instant, Cohort> cohorts = new TreeMap<>();

    ReferenceRetention(World world, RetentionQuestion question) {
        this.world = world;
        this.question = question;
        this.fields = new ReferenceFields(world);
        this.buckets = new ReferenceBuckets(question.interval(), question.zone());
    }

    SortedMap<Instant, Cohort> answer() {
        for (List<SentEvent> events : world.byPerson().values()) {
            Optional<SentEvent> first = events.stream()
                    .filter(event -> fields.takes(event, question.first()))
                    .findFirst();
            first.filter(event -> ReferenceFields.isIn(question.range(), event))
                    .ifPresent(event -> count(event, events.subList(events.indexOf(event), events.size())));
        }
        return cohorts;
    }

    private void count(SentEvent first, List<SentEvent> events) {
        Set<Instant> there = new HashSet<>();
        for (SentEvent event : events) {
            if (fields.takes(event, question.returning()) && ReferenceFields.isIn(question.range(), event)) {
                there.add(buckets.start(event.eventTime()));
            }
        }
        cohorts.merge(
                buckets.start(first.eventTime()),
                new Cohort(1, counts(there)),
                (known, one) -> new Cohort(known.size() + 1, sum(known.retained(), there)));
    }

    private static SortedMap<Instant, Long> counts(Set<Instant> there) {
        return sum(new TreeMap<>(), there);
    }

    private static SortedMap<Instant, Long> sum(SortedMap<Instant, Long> counts, Set<Instant> there) {
        SortedMap<Instant, Long> sum = new TreeMap<>(counts);
        there.forEach(bucket -> sum.merge(bucket, 1L, Long::sum));
        return sum;
    }
}
