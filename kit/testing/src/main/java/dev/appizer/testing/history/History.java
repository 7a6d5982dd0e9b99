// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What clients do, in the order in which they do it. Repeats stand in it as they are sent again. */
public record History(List<Step> steps) {

    public History {
        steps = List.copyOf(steps);
    }

    /** Its calls, without the commands. */
    public List<Call> calls() {
        return steps.stream()
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .toList();
    }

    /**
     * The history as a single gateway would have accepted it.
     *
     * @param start when the first step is taken
     * @param pace time from a step to the next, at least 1 µs
     * @param batchSize most calls that are sent together, with the last of them; a command ends a batch
     */
    public Received received(Instant start, Duration pace, int batchSize) {
        List<Message> messages = new ArrayList<>();
        List<Unalias> unaliases = new ArrayList<>();
        List<Call> batch = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            long now = micros(start.plus(pace.multipliedBy(step)));
            if (steps.get(step) instanceof Call call) {
                batch.add(call);
            } else if (steps.get(step) instanceof UnaliasCall unalias) {
                unaliases.add(unalias.accepted(now));
            }
            if (batch.size() == batchSize || endsBatch(step + 1)) {
                for (int position = 0; position < batch.size(); position++) {
                    messages.add(batch.get(position).accepted(now, position));
                }
                batch.clear();
            }
        }
        return new Received(messages, unaliases);
    }

    private boolean endsBatch(int next) {
        return next == steps.size() || steps.get(next) instanceof UnaliasCall;
    }

    /** Accepted messages and commands, each in their order of arrival. */
    public record Received(List<Message> messages, List<Unalias> unaliases) {
        public Received {
            messages = List.copyOf(messages);
            unaliases = List.copyOf(unaliases);
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
