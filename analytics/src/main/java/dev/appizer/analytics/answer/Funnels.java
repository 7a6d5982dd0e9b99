// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.analytics.answer.FunnelAnswer.Group;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.NormalValue;
import dev.appizer.analytics.store.Timeline;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers funnels. */
public final class Funnels {

    private final FunnelQuestion question;
    private final FurthestAttempt attempt;
    private final FunnelCounts all;
    private final Map<@Nullable Object, FunnelCounts> groups = new HashMap<>();

    private Funnels(FunnelQuestion question) {
        this.question = question;
        this.attempt = new FurthestAttempt(question);
        this.all = new FunnelCounts(question.steps().size());
    }

    /** What a store has to say to a question. */
    public static FunnelAnswer of(EventStore store, FunnelQuestion question) {
        Funnels funnels = new Funnels(question);
        store.timelines(question, funnels::count);
        return funnels.answer();
    }

    private void count(Timeline person) {
        int taken = attempt.find(person);
        if (taken == 0) {
            return;
        }
        all.add(person, attempt, taken);
        if (question.breakdown() != null) {
            Object value = NormalValue.of(person.group(attempt.event(0)));
            groups.computeIfAbsent(
                            value, first -> new FunnelCounts(question.steps().size()))
                    .add(person, attempt, taken);
        }
    }

    private FunnelAnswer answer() {
        List<Group> largest = groups.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<@Nullable Object, FunnelCounts> group) ->
                                -group.getValue().people())
                        .thenComparing(Map.Entry::getKey, GroupValue.ORDER))
                .limit(question.limit())
                .map(group -> new Group(group.getKey(), group.getValue().steps(question.steps())))
                .toList();
        return new FunnelAnswer(all.steps(question.steps()), largest);
    }
}
