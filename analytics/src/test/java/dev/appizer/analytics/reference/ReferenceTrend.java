// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.TrendQuestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trend: each event is put into every cell that it belongs to, and each cell is measured. */
public final class ReferenceTrend {

    /**
     * Some of the events.
     *
     * @param bucket when it begins; null for the whole range
     * @param group in plain form; null for all groups together
     */
    public record Cell(@Nullable Instant bucket, @Nullable List<@Nullable Object> group) {}

    private final World world;
    private final TrendQuestion question;
    private final ReferenceFields fields;
    private final ReferenceBuckets buckets;

    ReferenceTrend(World world, TrendQuestion question) {
        this.world = world;
        this.question = question;
        this.fields = new ReferenceFields(world);
        this.buckets = new ReferenceBuckets(question.interval(), question.zone());
    }

    Map<Cell, @Nullable Object> answer() {
        Map<Cell, List<SentEvent>> cells = new HashMap<>();
        for (SentEvent event : world.remaining()) {
            if (ReferenceFields.isIn(question.range(), event) && fields.takes(event, question.events())) {
                for (Cell cell : cells(event)) {
                    cells.computeIfAbsent(cell, first -> new ArrayList<>()).add(event);
                }
            }
        }
        Map<Cell, @Nullable Object> measured = new HashMap<>();
        cells.forEach((cell, events) -> measured.put(cell, measure(events)));
        return measured;
    }

    private List<Cell> cells(SentEvent event) {
        Instant bucket = buckets.start(event.eventTime());
        List<Cell> cells = new ArrayList<>(List.of(new Cell(bucket, null), new Cell(null, null)));
        if (!question.groupBy().isEmpty()) {
            List<@Nullable Object> group = new ArrayList<>();
            for (Field field : question.groupBy()) {
                group.add(ReferenceValues.plain(fields.value(event, field)));
            }
            cells.add(new Cell(bucket, group));
            cells.add(new Cell(null, group));
        }
        return cells;
    }

    private @Nullable Object measure(List<SentEvent> events) {
        return switch (question.measure()) {
            case EVENTS -> (long) events.size();
            case USERS ->
                events.stream()
                        .map(world::canonical)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count();
            default -> measure(question.measure(), numbers(events));
        };
    }

    private List<BigDecimal> numbers(List<SentEvent> events) {
        String path = Objects.requireNonNull(question.property());
        List<BigDecimal> numbers = new ArrayList<>();
        for (SentEvent event : events) {
            if (ReferenceValues.at(path, event.properties()) instanceof Number number) {
                numbers.add(ReferenceValues.exact(number));
            }
        }
        numbers.sort(BigDecimal::compareTo);
        return numbers;
    }

    private static @Nullable Object measure(Measure measure, List<BigDecimal> sorted) {
        if (sorted.isEmpty()) {
            return measure == Measure.SUM ? 0L : null;
        }
        return switch (measure) {
            case SUM -> ReferenceValues.number(sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            case AVG -> ReferenceValues.mean(sorted);
            case MIN -> ReferenceValues.number(sorted.get(0));
            case MAX -> ReferenceValues.number(sorted.get(sorted.size() - 1));
            case P50 -> atRank(sorted, 50);
            case P90 -> atRank(sorted, 90);
            case P99 -> atRank(sorted, 99);
            default -> throw new IllegalArgumentException("Not of numbers: " + measure);
        };
    }

    private static Number atRank(List<BigDecimal> sorted, int percent) {
        return ReferenceValues.number(sorted.get((sorted.size() * percent + 99) / 100 - 1));
    }
}
