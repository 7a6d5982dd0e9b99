// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.answer.FunnelAnswer;
import dev.appizer.analytics.answer.FunnelAnswer.StepCount;
import dev.appizer.analytics.question.FunnelQuestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A funnel by making every attempt of every person. */
final class BruteFunnel {

    private final FunnelQuestion question;
    private final BruteReader reader;
    private final Lives lives;
    private final List<IntPredicate> steps;
    private final BruteReader.@Nullable Values breakdown;
    private final long window;
    private final Counted all = new Counted();
    private final Map<@Nullable Object, Counted> groups = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private BruteFunnel(FunnelQuestion question, BruteReader reader, Lives lives) {
        this.question = question;
        this.reader = reader;
        this.lives = lives;
        this.steps = question.steps().stream().map(reader::takes).toList();
        this.breakdown = question.breakdown() == null ? null : reader.values(question.breakdown());
        this.window = question.window().toNanos() / 1_000;
        for (int person = 0; person < lives.people(); person++) {
            count(person);
        }
    }

    /** For each step the times from the one before; of the first step nothing but how many. */
    private static final class Counted {
        private final Map<Integer, List<Long>> times = new HashMap<>();

        void add(int step, long time) {
            times.computeIfAbsent(step, first -> new ArrayList<>()).add(time);
        }

        int people(int step) {
            return times.getOrDefault(step, List.of()).size();
        }

        long median(int step) {
            List<Long> sorted = Objects.requireNonNull(times.get(step));
            Collections.sort(sorted);
            // The least that half of them do not exceed.
            return sorted.get((sorted.size() + 1) / 2 - 1);
        }
    }

    private void count(int person) {
        List<Integer> best = List.of();
        for (int place = 0; place < lives.size(person); place++) {
            int event = lives.event(person, place);
            if (isInRange(event) && steps.get(0).test(event)) {
                List<Integer> attempt = attempt(person, place);
                best = attempt.size() > best.size() ? attempt : best;
            }
        }
        if (!best.isEmpty()) {
            add(all, best);
            if (breakdown != null) {
                Object value = breakdown.value(breakdown.at(best.get(0)));
                add(groups.computeIfAbsent(value, first -> new Counted()), best);
            }
        }
    }

    private boolean isInRange(int event) {
        long time = reader.events().time(event);
        return time >= question.range().from() && time < question.range().to();
    }

    private List<Integer> attempt(int person, int first) {
        List<Integer> taken = new ArrayList<>(List.of(lives.event(person, first)));
        long last = reader.events().time(taken.get(0)) + window;
        for (int place = first + 1; place < lives.size(person) && taken.size() < steps.size(); place++) {
            int event = lives.event(person, place);
            if (reader.events().time(event) > last) {
                break;
            }
            if (steps.get(taken.size()).test(event)) {
                taken.add(event);
            } else if (question.strict()) {
                break;
            }
        }
        return taken;
    }

    private void add(Counted counted, List<Integer> attempt) {
        for (int step = 0; step < attempt.size(); step++) {
            long before = step == 0 ? 0 : reader.events().time(attempt.get(step - 1));
            counted.add(step, reader.events().time(attempt.get(step)) - before);
        }
    }

    /** In what an answer differs from what it should be. */
    static List<String> differences(FunnelAnswer answer, FunnelQuestion question, BruteReader reader, Lives lives) {
        BruteFunnel funnel = new BruteFunnel(question, reader, lives);
        funnel.compare("all", answer.steps(), funnel.all);
        funnel.compareGroups(answer);
        return funnel.differences;
    }

    private void compareGroups(FunnelAnswer answer) {
        List<Integer> right = new ArrayList<>();
        groups.values().forEach(group -> right.add(group.people(0)));
        right.sort(Collections.reverseOrder());
        int shown = Math.min(question.limit(), groups.size());
        if (answer.groups().size() != shown) {
            differences.add(answer.groups().size() + " groups instead of " + shown);
            return;
        }
        for (int place = 0; place < shown; place++) {
            FunnelAnswer.Group group = answer.groups().get(place);
            Counted counted = groups.remove(group.value());
            if (counted == null) {
                differences.add("There is no such group, or twice: " + group.value());
            } else {
                compare("group " + group.value(), group.steps(), counted);
                if (counted.people(0) != right.get(place)) {
                    differences.add("Place " + place + " is not that of " + group.value());
                }
            }
        }
    }

    private void compare(String what, List<StepCount> answer, Counted counted) {
        List<StepCount> right = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            int people = counted.people(step);
            right.add(new StepCount(
                    question.steps().get(step).event().orElse(null),
                    people,
                    share(people, counted.people(0)),
                    step == 0 ? null : share(people, counted.people(step - 1)),
                    step == 0 || people == 0 ? null : counted.median(step) / 1e6));
        }
        if (!right.equals(answer)) {
            differences.add(what + ": " + answer + " instead of " + right);
        }
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }
}
