// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TrendQuestion;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Answers by looking at everything. */
public final class ReferenceEvents {

    private final World world;

    public ReferenceEvents(World world) {
        this.world = world;
    }

    /** The measure of each bucket and group that has an event, whatever the limit. */
    public Map<ReferenceTrend.Cell, @Nullable Object> trend(TrendQuestion question) {
        return new ReferenceTrend(world, question).answer();
    }

    /** How far the people got, of all of them and of each group, whatever the limit. */
    public ReferenceFunnel.Answer funnel(FunnelQuestion question) {
        return new ReferenceFunnel(world, question).answer();
    }

    /** The cohorts that somebody is in, by when their buckets begin. */
    public SortedMap<Instant, ReferenceRetention.Cohort> retention(RetentionQuestion question) {
        return new ReferenceRetention(world, question).answer();
    }

    /** How many events of each name there are, and on how many of them each path has a value of each type. */
    public Map<ReferenceCatalogue.Seen, Long> catalogue() {
        return ReferenceCatalogue.of(world);
    }
}
