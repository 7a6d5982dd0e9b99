// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;

/**
 * A client's {@link Stats} as meters of Micrometer: {@code appizer.sdk.queue.messages}, {@code appizer.sdk.queue.size} (bytes),
 * {@code appizer.sdk.requests}, {@code appizer.sdk.retries}, and {@code appizer.sdk.messages} by {@code outcome}:
 * {@code accepted}, one of {@link Codes} in lower case, or {@code refused} by the gateway.
 */
public final class AppizerMetrics implements MeterBinder, AutoCloseable {

    private final Appizer appizer;
    private final Tags tags;
    private final Queue<Runnable> removals = new ConcurrentLinkedQueue<>();

    /** Makes meters without tags of their own: of one client in a registry. */
    public AppizerMetrics(Appizer appizer) {
        this(appizer, List.of());
    }

    /**
     * Makes meters that several clients may have in one registry.
     *
     * @param tags which tell this client from the others
     */
    public AppizerMetrics(Appizer appizer, Iterable<Tag> tags) {
        this.appizer = appizer;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Set<Meter> others = Set.copyOf(registry.getMeters());
        gauge("appizer.sdk.queue.messages", BaseUnits.MESSAGES, Stats::queuedMessages, registry, others);
        gauge("appizer.sdk.queue.size", BaseUnits.BYTES, Stats::queuedBytes, registry, others);
        counter("appizer.sdk.requests", tags, Stats::attempts, registry, others);
        counter("appizer.sdk.retries", tags, Stats::retries, registry, others);
        outcome("accepted", Stats::accepted, registry, others);
        for (String code : Codes.ALL) {
            outcome(code.toLowerCase(Locale.ROOT), stats -> of(stats, code), registry, others);
        }
        outcome("refused", AppizerMetrics::refused, registry, others);
    }

    /** Removes the meters from where they were bound; those that were there before it stay. */
    @Override
    public void close() {
        removals.forEach(Runnable::run);
        removals.clear();
    }

    private void outcome(String outcome, ToDoubleFunction<Stats> value, MeterRegistry registry, Set<Meter> others) {
        counter("appizer.sdk.messages", tags.and("outcome", outcome), value, registry, others);
    }

    private static long of(Stats stats, String code) {
        return stats.undelivered().getOrDefault(code, 0L);
    }

    private static double refused(Stats stats) {
        return stats.undelivered().entrySet().stream()
                .filter(count -> !Codes.ALL.contains(count.getKey()))
                .mapToLong(count -> count.getValue())
                .sum();
    }

    private void gauge(
            String name, String unit, ToDoubleFunction<Stats> value, MeterRegistry registry, Set<Meter> others) {
        Gauge gauge = Gauge.builder(name, appizer, client -> value.applyAsDouble(client.stats()))
                .tags(tags)
                .baseUnit(unit)
                .register(registry);
        removeLater(gauge, registry, others);
    }

    private void counter(
            String name, Tags ofIt, ToDoubleFunction<Stats> value, MeterRegistry registry, Set<Meter> others) {
        FunctionCounter counter = FunctionCounter.builder(name, appizer, client -> value.applyAsDouble(client.stats()))
                .tags(ofIt)
                .register(registry);
        removeLater(counter, registry, others);
    }

    /** A registry answers the meter of that name that it has already, and that one is another client's. */
    private void removeLater(Meter meter, MeterRegistry registry, Set<Meter> others) {
        if (!others.contains(meter)) {
            removals.add(() -> registry.remove(meter));
        }
    }
}
