// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Some events one after the other: each step a later event, by event time and stamp, than the one before.
 *
 * @param within microseconds from the first step to the last, at most; {@link Span#FOREVER} without a limit
 * @param last microseconds since the last step for which it holds; {@link Span#FOREVER} for ever
 */
public record Sequence(List<EventMatch> steps, long within, long last) implements Leaf {

    public Sequence {
        steps = List.copyOf(steps);
    }

    /** How many of the steps were taken one after the other so far, however long ago and however slowly. */
    public int stepsTaken(Look look) {
        long[] starts = noStarts();
        for (Candidate candidate : candidates(look)) {
            if (candidate.time() <= look.now()) {
                step(candidate, starts, look.now());
            }
        }
        int taken = 0;
        while (taken < starts.length && starts[taken] > Long.MIN_VALUE) {
            taken++;
        }
        return taken;
    }

    private record Candidate(Facts.Event event, List<Span> matching) {

        long time() {
            return event.moment().eventTime();
        }
    }

    @Override
    public Verdict judge(Look look) {
        List<Candidate> candidates = candidates(look);
        return steps.stream().allMatch(EventMatch::isTimeless)
                ? alwaysMatching(candidates, look)
                : matchingNow(candidates, look);
    }

    /** In their order. */
    private List<Candidate> candidates(Look look) {
        List<Candidate> candidates = new ArrayList<>();
        long after = earliest(look);
        for (String name : names()) {
            look.facts().eachEvent(name, after, () -> event -> {
                List<Span> matching = steps.stream()
                        .map(step -> step.event().equals(name) ? step.matching(event) : Span.NEVER)
                        .toList();
                return candidates.add(new Candidate(event, matching));
            });
        }
        candidates.sort(Comparator.comparing(candidate -> candidate.event.moment()));
        return candidates;
    }

    private Set<String> names() {
        return steps.stream().map(EventMatch::event).collect(Collectors.toUnmodifiableSet());
    }

    /** No event before can be a step that counts now or later. */
    private long earliest(Look look) {
        long retention = look.catalog().retention().micros();
        long reach = Math.min(retention, within == Span.FOREVER ? Span.FOREVER : Span.plus(last, within));
        return reach == Span.FOREVER ? Long.MIN_VALUE : look.now() - reach - 1;
    }

    /** Each last step makes it hold for a while: the union of these tells when it begins and ends. */
    private Verdict alwaysMatching(List<Candidate> candidates, Look look) {
        TreeMap<Long, Long> holding = new TreeMap<>();
        long[] starts = noStarts();
        for (Candidate candidate : candidates) {
            if (step(candidate, starts, Long.MIN_VALUE)) {
                Span span = whileItHolds(candidate, starts, look);
                if (!span.isEmpty()) {
                    holding.merge(span.from(), span.to(), Math::max);
                }
            }
        }
        long now = look.now();
        Span around = Span.NEVER;
        for (var span : holding.entrySet()) {
            if (around.isEmpty() || span.getKey() > around.to()) {
                if (around.contains(now) || (!around.isEmpty() && around.from() > now)) {
                    break;
                }
                around = new Span(span.getKey(), span.getValue());
            } else {
                around = new Span(around.from(), Math.max(around.to(), span.getValue()));
            }
        }
        return new Verdict(around.contains(now), around.edgeAfter(now));
    }

    /** What matches is a matter of the present, and the next event to come or go, whichever it is, bounds the answer. */
    private Verdict matchingNow(List<Candidate> candidates, Look look) {
        long now = look.now();
        boolean holds = false;
        long until = Span.FOREVER;
        long[] starts = noStarts();
        for (Candidate candidate : candidates) {
            if (candidate.time() > now) {
                until = Math.min(until, candidate.time());
                continue;
            }
            for (Span matching : candidate.matching) {
                until = Math.min(until, matching.edgeAfter(now));
            }
            if (step(candidate, starts, now)) {
                Span span = whileItHolds(candidate, starts, look);
                holds |= span.contains(now);
                until = Math.min(until, span.edgeAfter(now));
            }
        }
        return new Verdict(holds, until);
    }

    private long[] noStarts() {
        long[] starts = new long[steps.size()];
        Arrays.fill(starts, Long.MIN_VALUE);
        return starts;
    }

    /**
     * Takes an event for every step that it matches.
     *
     * @param starts of each step, when the latest row of steps up to it began
     * @return whether it is a last step with all others before
     */
    private static boolean step(Candidate candidate, long[] starts, long now) {
        boolean isLast = false;
        for (int step = starts.length - 1; step >= 0; step--) {
            boolean follows = step == 0 || starts[step - 1] > Long.MIN_VALUE;
            if (follows && candidate.matching.get(step).contains(now)) {
                starts[step] = step == 0 ? candidate.time() : starts[step - 1];
                isLast |= step == starts.length - 1;
            }
        }
        return isLast;
    }

    private Span whileItHolds(Candidate lastStep, long[] starts, Look look) {
        long start = starts[starts.length - 1];
        long end = lastStep.time();
        return end - start > within
                ? Span.NEVER
                : new Span(
                        end,
                        Math.min(
                                Span.plus(end, last),
                                Span.plus(start, look.catalog().retention().micros())));
    }

    @Override
    public Set<Dependency> dependencies(Catalog catalog) {
        return names().stream().map(Dependency.Event::new).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Cost cost() {
        return Cost.EVENTS;
    }
}
