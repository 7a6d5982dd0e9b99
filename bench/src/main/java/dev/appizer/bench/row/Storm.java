// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.load.ChangeReader;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.load.Wanderer;
import dev.appizer.bench.report.Outcome;
import dev.appizer.bench.report.Outcome.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A storm of aliases that has been, and the calls of others around it.
 *
 * @param others those of everybody else: before, meanwhile and after
 * @param aliases the storm
 * @param end when the one whom it was about had everything in one place, of {@link System#nanoTime}; empty where that was
 *     waited for in vain
 */
record Storm(SteadyCalls others, SteadyCalls aliases, OptionalLong end) {

    private static final int MOST_TIMES = 2;
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    Outcome outcome(ChangeReader reader) {
        int from = others.firstFrom(aliases.dueAt(0));
        int to = end.isPresent() ? others.firstFrom(end.getAsLong()) : others.end();
        Latency before =
                Latencies.of("changes of others came, before the aliases", others, others.first(), from, reader);
        Latency meanwhile =
                Latencies.of("came from the first alias on until all was in one place", others, from, to, reader);
        List<Latency> latencies = new ArrayList<>(List.of(before, meanwhile));
        if (to < others.end()) {
            latencies.add(Latencies.of("came after that", others, to, others.end(), reader));
        }
        return new Outcome.Several(latencies, List.of(ratio(before, meanwhile), rest()));
    }

    private static String ratio(Latency before, Latency meanwhile) {
        double times = meanwhile.p99Millis() / before.p99Millis();
        return String.format(
                Locale.ROOT,
                "meanwhile the others' p99 was %.2f times the one before; the demand of at most %d times is %s",
                times,
                MOST_TIMES,
                times <= MOST_TIMES ? "kept" : "missed");
    }

    private String rest() {
        String what = String.format(Locale.ROOT, "all %,d events were", Wanderer.EVENTS);
        String last = String.format(Locale.ROOT, "the last of %,d aliases", aliases.count());
        return end.isEmpty()
                ? "the demand that " + what + " in one place after " + last + " is missed"
                : String.format(
                        Locale.ROOT,
                        "%s in one place %.2f s after %s",
                        what,
                        (end.getAsLong() - aliases.dueAt(aliases.end() - 1)) / NANOS_PER_SECOND,
                        last);
    }
}
