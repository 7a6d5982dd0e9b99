// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Questions about random events. */
public final class RandomQuestions {

    private static final long HOUR = 3_600_000_000L;
    private static final int ANY_NUMBER = 1_000_000;

    private static final List<ZoneId> ZONES = Stream.of(
                    "UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia")
            .map(ZoneId::of)
            .toList();

    private final RandomEvents events;
    private final RandomGenerator random;
    private final RandomValues values;
    private final RandomTests tests;

    public RandomQuestions(RandomEvents events) {
        this.events = events;
        this.random = events.random();
        this.values = events.values();
        this.tests = new RandomTests(random, values);
    }

    /** With a limit that nothing reaches, as have all. */
    public TrendQuestion trend() {
        Measure measure = values.pick(List.of(Measure.values()));
        List<Field> groups =
                Stream.generate(this::field).limit(random.nextInt(4)).distinct().toList();
        return new TrendQuestion(
                range(),
                values.pick(ZONES),
                values.pick(List.of(Interval.HOUR, Interval.DAY, Interval.WEEK, Interval.MONTH)),
                step(),
                measure,
                measure.needsProperty() ? values.path() : null,
                groups,
                ANY_NUMBER);
    }

    public FunnelQuestion funnel() {
        return new FunnelQuestion(
                range(),
                Stream.generate(this::step).limit(2 + random.nextInt(3)).toList(),
                Duration.ofHours(
                        random.nextInt(4) == 0
                                ? 0
                                : random.nextLong(24L * events.sizes().days())),
                random.nextInt(3) == 0,
                random.nextBoolean() ? field() : null,
                ANY_NUMBER);
    }

    public RetentionQuestion retention() {
        return new RetentionQuestion(
                range(),
                values.pick(ZONES),
                values.pick(List.of(Interval.DAY, Interval.WEEK, Interval.MONTH)),
                step(),
                step());
    }

    private TimeRange range() {
        long hours = 24L * events.sizes().days();
        long from = RandomEvents.BEGIN + random.nextLong(-hours / 2, hours / 2) * HOUR;
        return new TimeRange(from, from + random.nextLong(1, hours) * HOUR + random.nextInt(2));
    }

    private Step step() {
        Optional<String> name = Optional.of(events.name()).filter(any -> random.nextInt(3) > 0);
        return new Step(
                name,
                Stream.generate(() -> new FieldFilter(field(), tests.next()))
                        .limit(Math.max(0, random.nextInt(5) - 2))
                        .toList());
    }

    private Field field() {
        return switch (random.nextInt(6)) {
            case 0 -> new Field.EventName();
            case 1 -> new Field.Trait(values.path());
            case 2 -> new Field.InSegment("segment-" + random.nextInt(4));
            default -> property(values.path());
        };
    }

    private static Field property(String path) {
        return new Field.Property("properties." + path, path);
    }
}
