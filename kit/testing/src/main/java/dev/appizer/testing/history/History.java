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
     * The history as a single gateway would have accepted it, one batch after the other.
     *
     * @param start when the first batch is received
     * @param between time between two batches, at least 1 µs
     * @param batchSize steps of one batch; a command ends its batch
     */
    public Received received(Instant start, Duration between, int batchSize) {
        List<Message> messages = new ArrayList<>();
        List<Unalias> unaliases = new ArrayList<>();
        long now = micros(start);
        int position = 0;
        for (Step step : steps) {
            if (position == batchSize || (step instanceof UnaliasCall && position > 0)) {
                now += between.toNanos() / 1_000;
                position = 0;
            }
            if (step instanceof Call call) {
                messages.add(call.accepted(now, position++));
            } else if (step instanceof UnaliasCall unalias) {
                unaliases.add(unalias.accepted(now));
                now += between.toNanos() / 1_000;
            }
        }
        return new Received(messages, unaliases);
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
