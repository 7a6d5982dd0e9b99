// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A funnel: every attempt of every person is followed on its own. */
public final class ReferenceFunnel {

    /**
     * How many people got to each step.
     *
     * @param times for each step the microseconds from the step before, of all who got there; none for the first
     */
    public record Steps(List<Long> people, List<List<Long>> times) {}

    /** Of all, and of each value of the breakdown, in plain form. */
    public record Answer(Steps all, Map<@Nullable Object, Steps> groups) {}

    private final World world;
    private final FunnelQuestion question;
    private final ReferenceFields fields;

    ReferenceFunnel(World world, FunnelQuestion question) {
        this.world = world;
        this.question = question;
        this.fields = new ReferenceFields(world);
    }

    Answer answer() {
        List<List<SentEvent>> counted = new ArrayList<>();
        Map<@Nullable Object, List<List<SentEvent>>> groups = new HashMap<>();
        for (List<SentEvent> events : world.byPerson().values()) {
            List<SentEvent> best = best(events);
            if (!best.isEmpty()) {
                counted.add(best);
                groups.computeIfAbsent(group(best.get(0)), first -> new ArrayList<>())
                        .add(best);
            }
        }
        Map<@Nullable Object, Steps> answers = new HashMap<>();
        groups.forEach((value, attempts) -> answers.put(value, steps(attempts)));
        return new Answer(steps(counted), question.breakdown() == null ? Map.of() : answers);
    }

    private @Nullable Object group(SentEvent first) {
        return question.breakdown() == null ? null : ReferenceValues.plain(fields.value(first, question.breakdown()));
    }

    /** The attempt that got furthest, of several the earliest; empty where there is none. */
    private List<SentEvent> best(List<SentEvent> events) {
        List<SentEvent> best = List.of();
        for (int first = 0; first < events.size(); first++) {
            if (ReferenceFields.isIn(question.range(), events.get(first)) && takes(events.get(first), 0)) {
                List<SentEvent> attempt = follow(events, first);
                best = attempt.size() > best.size() ? attempt : best;
            }
        }
        return best;
    }

    private List<SentEvent> follow(List<SentEvent> events, int first) {
        List<SentEvent> attempt = new ArrayList<>(List.of(events.get(first)));
        int place = first;
        for (int step = 1; step < question.steps().size(); step++) {
            place = next(events, place, step);
            if (place < 0 || isTooLate(events.get(first), events.get(place))) {
                return attempt;
            }
            attempt.add(events.get(place));
        }
        return attempt;
    }

    /** The earliest later event that takes a step, in strict order the very next one if it does; else -1. */
    private int next(List<SentEvent> events, int place, int step) {
        int end = question.strict() ? Math.min(place + 2, events.size()) : events.size();
        return IntStream.range(place + 1, end)
                .filter(later -> takes(events.get(later), step))
                .findFirst()
                .orElse(-1);
    }

    private boolean isTooLate(SentEvent first, SentEvent later) {
        return later.eventTime() - first.eventTime() > question.window().toNanos() / 1_000;
    }

    private boolean takes(SentEvent event, int step) {
        Step wanted = question.steps().get(step);
        return fields.takes(event, wanted);
    }

    private Steps steps(List<List<SentEvent>> attempts) {
        List<Long> people = new ArrayList<>();
        List<List<Long>> times = new ArrayList<>();
        for (int step = 0; step < question.steps().size(); step++) {
            int taken = step;
            List<List<SentEvent>> here =
                    attempts.stream().filter(attempt -> attempt.size() > taken).toList();
            people.add((long) here.size());
            times.add(
                    step == 0
                            ? List.of()
                            : here.stream()
                                    .map(attempt -> time(attempt, taken))
                                    .sorted()
                                    .toList());
        }
        return new Steps(people, times);
    }

    private static long time(List<SentEvent> attempt, int step) {
        return attempt.get(step).eventTime() - attempt.get(step - 1).eventTime();
    }
}
