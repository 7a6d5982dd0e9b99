// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.Timeline;
import dev.appizer.analytics.store.TrendCell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A store that has all in lists and answers by the reference: by it the suite of stores is held against the questions. */
public final class ReferenceStore implements EventStore {

    private final ReferenceRows rows;

    /** A store of rows that may have been in another store before. */
    public ReferenceStore(ReferenceRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return Map.copyOf(rows.positions());
    }

    @Override
    public void write(Batch batch) {
        rows.take(batch);
    }

    @Override
    public List<TrendCell> trend(TrendQuestion question) {
        List<TrendCell> cells = new ArrayList<>();
        new ReferenceEvents(rows.world())
                .trend(question)
                .forEach((cell, value) -> cells.add(new TrendCell(
                        cell.bucket() == null
                                ? -1
                                : question.buckets()
                                        .of(Math.max(question.range().from(), ReferenceBuckets.micros(cell.bucket()))),
                        cell.group() == null ? null : ReferenceValues.values(cell.group()),
                        value)));
        return cells;
    }

    @Override
    public void timelines(FunnelQuestion question, Consumer<Timeline> person) {
        show(new ReferenceTimeline.Kind(question.steps(), question.breakdown()), question.range(), person);
    }

    @Override
    public void timelines(RetentionQuestion question, Consumer<Timeline> person) {
        List<Step> steps = List.of(question.first(), question.returning());
        show(new ReferenceTimeline.Kind(steps, null), question.range(), person);
    }

    private void show(ReferenceTimeline.Kind kind, TimeRange range, Consumer<Timeline> person) {
        ReferenceFields fields = new ReferenceFields(rows.world());
        for (List<SentEvent> events : rows.world().byPerson().values()) {
            if (events.stream()
                    .anyMatch(event -> ReferenceFields.isIn(range, event)
                            && fields.takes(event, kind.steps().get(0)))) {
                person.accept(new ReferenceTimeline(events, kind, fields));
            }
        }
    }

    @Override
    public List<CatalogueEntry> catalogue() {
        return ReferenceCatalogue.answer(rows.world());
    }

    @Override
    public long export(TimeRange range, Path directory) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Its rows outlive it.
    }
}
