// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a random history is like. Shares are between 0 and 1.
 *
 * @param ids how many ids there are: half users, some texts that are both kinds, the others anonymous
 * @param steps how many steps there are at least (a chain may exceed it by its length)
 * @param start event time at the beginning
 * @param span event time from the first to the last step
 * @param maxChain most aliases in one chain; the ids of a chain come on top of the others
 * @param mixingShare of links: between ids drawn from all, not from those of one person
 * @param lateShare of calls: event time lies anywhere before the step's moment, within the span
 * @param untimedShare of calls: no timestamp, so that event time is the time of acceptance
 * @param skewedShare of calls: the client's clock is wrong, as {@code sentAt} tells
 * @param removalShare of written traits: null, which removes the trait
 * @param weights how often each happening is picked, relative to the others; none is 0
 */
public record HistorySettings(
        int ids,
        int steps,
        Instant start,
        Duration span,
        int maxChain,
        double mixingShare,
        double lateShare,
        double untimedShare,
        double skewedShare,
        double removalShare,
        Map<Happening, Integer> weights) {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    public HistorySettings {
        weights = Map.copyOf(weights);
    }

    /**
     * A lively mixture of everything except conflicts and unaliases, over 60 days. With more than about eight steps to
     * an id most ids end in one cluster, as the links of a person add up.
     */
    public static HistorySettings usual(int ids, int steps) {
        return new HistorySettings(
                ids, steps, START, Duration.ofDays(60), 5, 0.1, 0.15, 0.1, 0.03, 0.15, usualWeights());
    }

    /**
     * The same mixture with a harder time for who is whom: chains of up to 20 aliases, opposite ones, conflicts, and
     * every fifth call a repeat.
     */
    public static HistorySettings entangled(int ids, int steps) {
        return new HistorySettings(
                        ids, steps, START, Duration.ofDays(60), 20, 0.1, 0.15, 0.1, 0.03, 0.15, usualWeights())
                .with(Happening.OPPOSITE_ALIASES, 3)
                .with(Happening.CONFLICT, 2)
                .with(Happening.DUPLICATE, 30);
    }

    /** As the clients' clocks would have it when a step follows the other at this pace. */
    public Duration pace() {
        return span.dividedBy(Math.max(1, steps));
    }

    public HistorySettings with(Happening happening, int weight) {
        Map<Happening, Integer> changed = new EnumMap<>(Happening.class);
        changed.putAll(weights);
        changed.put(happening, weight);
        return new HistorySettings(
                ids,
                steps,
                start,
                span,
                maxChain,
                mixingShare,
                lateShare,
                untimedShare,
                skewedShare,
                removalShare,
                changed);
    }

    /** The same between other instants. For a live pipeline end it before now: later event times are not believed. */
    public HistorySettings over(Instant from, Duration length) {
        return new HistorySettings(
                ids,
                steps,
                from,
                length,
                maxChain,
                mixingShare,
                lateShare,
                untimedShare,
                skewedShare,
                removalShare,
                weights);
    }

    /** The same with every timestamp given, in its order and by a right clock. */
    public HistorySettings punctual() {
        return new HistorySettings(ids, steps, start, span, maxChain, mixingShare, 0, 0, 0, removalShare, weights);
    }

    /** Without repeats and conflicts, so that the order of arrival means nothing. */
    public HistorySettings withoutRepeats() {
        return with(Happening.DUPLICATE, 0).with(Happening.CONFLICT, 0);
    }

    private static Map<Happening, Integer> usualWeights() {
        Map<Happening, Integer> weights = new EnumMap<>(Happening.class);
        weights.put(Happening.TRACK, 40);
        weights.put(Happening.TRACK_BOTH_IDS, 6);
        weights.put(Happening.SYSTEM_EVENT, 3);
        weights.put(Happening.PAGE, 4);
        weights.put(Happening.SCREEN, 2);
        weights.put(Happening.GROUP, 2);
        weights.put(Happening.IDENTIFY, 18);
        weights.put(Happening.CLAIM, 5);
        weights.put(Happening.SHARED_DEVICE, 2);
        weights.put(Happening.ALIAS, 5);
        weights.put(Happening.BROWSER_ALIAS, 2);
        weights.put(Happening.ALIAS_CHAIN, 1);
        weights.put(Happening.OPPOSITE_ALIASES, 1);
        weights.put(Happening.DUPLICATE, 5);
        weights.put(Happening.CONFLICT, 0);
        weights.put(Happening.UNALIAS, 0);
        return weights;
    }
}
