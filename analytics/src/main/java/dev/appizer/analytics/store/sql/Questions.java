// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.Timeline;
import dev.appizer.analytics.store.TrendCell;
import dev.appizer.filter.value.Span;
import dev.appizer.model.Micros;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers questions: each of one moment. */
public final class Questions {

    private final Snapshots snapshots;
    private final Columns columns;
    private final Kept kept;

    public Questions(Snapshots snapshots, Columns columns, Kept kept) {
        this.snapshots = snapshots;
        this.columns = columns;
        this.kept = kept;
    }

    public List<TrendCell> trend(TrendQuestion question) {
        return snapshots.inSnapshot(session -> {
            Scope scope = scope(session, question.range(), List.of(question.events()));
            Query filters = predicates(session).all(scope, question.events().filters());
            return new Trend(question, scope, session.dialect()).ask(session, filters);
        });
    }

    public void timelines(FunnelQuestion question, Consumer<Timeline> person) {
        snapshots.inSnapshot(session -> {
            TimeRange range = question.range();
            TimeRange whole = new TimeRange(range.from(), Span.plus(range.to(), question.windowMicros()));
            Timelines timelines = new Timelines(session, question.breakdown());
            timelines.show(
                    taking(session, whole, question.steps(), question.breakdown(), question.strict()), range, person);
            return whole;
        });
    }

    public void timelines(RetentionQuestion question, Consumer<Timeline> person) {
        snapshots.inSnapshot(session -> {
            TimeRange whole = new TimeRange(Long.MIN_VALUE, question.range().to());
            List<Step> steps = List.of(question.first(), question.returning());
            new Timelines(session, null).show(taking(session, whole, steps, null, false), question.range(), person);
            return whole;
        });
    }

    /** Events that take steps; in strict order all events of whoever takes the first. */
    private Timelines.Taking taking(
            SqlSession session, TimeRange range, List<Step> steps, @Nullable Field breakdown, boolean strict)
            throws SQLException {
        Scope scope = scope(session, range, strict ? List.of() : steps);
        Predicates predicates = predicates(session);
        StepSql taken = new StepSql(scope);
        for (Step step : steps) {
            Set<Integer> names = step.event().isPresent() ? names(session, List.of(step)) : null;
            taken.add(names, step.filters().isEmpty() ? null : predicates.all(scope, step.filters()));
        }
        Query rows = Query.of(" AND e.who IS NOT NULL").add(strict ? new Query() : taken.any());
        Query counted = scope.from().add(rows);
        List<Columns.Column> groups = breakdown == null ? List.of() : scope.columns(breakdown);
        Query person = scope.person();
        return new Timelines.Taking(
                person, taken.bits(), groups, counted, scope.from().add(rows));
    }

    private Predicates predicates(SqlSession session) {
        return new Predicates(session, Micros.of(kept.clock().instant()));
    }

    /** Of events that steps are about; of all where there is no step, or one of any event. */
    private Scope scope(SqlSession session, TimeRange range, List<Step> steps) throws SQLException {
        boolean ofAny =
                steps.isEmpty() || steps.stream().anyMatch(step -> step.event().isEmpty());
        // What is too old is deleted once a day, and counts no more from its beginning on.
        TimeRange there = new TimeRange(Math.max(range.from(), kept.oldest()), range.to());
        return new Scope(session.dialect(), columns, there, ofAny ? null : names(session, steps));
    }

    private static Set<Integer> names(SqlSession session, List<Step> steps) throws SQLException {
        Set<Integer> names = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step.event().isPresent()) {
                session.dialect().name(session, step.event().get()).ifPresent(names::add);
            }
        }
        return names;
    }
}
