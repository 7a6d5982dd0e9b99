// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Queue;
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
        gauge(registry, "appizer.sdk.queue.messages", BaseUnits.MESSAGES, Stats::queuedMessages);
        gauge(registry, "appizer.sdk.queue.size", BaseUnits.BYTES, Stats::queuedBytes);
        counter(registry, "appizer.sdk.requests", tags, Stats::attempts);
        counter(registry, "appizer.sdk.retries", tags, Stats::retries);
        outcome(registry, "accepted", Stats::accepted);
        Codes.ALL.forEach(code -> outcome(registry, code.toLowerCase(java.util.Locale.ROOT), stats -> of(stats, code)));
        outcome(registry, "refused", AppizerMetrics::refused);
    }

    /** Removes the meters from where they were bound. */
    @Override
    public void close() {
        removals.forEach(Runnable::run);
        removals.clear();
    }

    private void outcome(MeterRegistry registry, String outcome, ToDoubleFunction<Stats> value) {
        counter(registry, "appizer.sdk.messages", tags.and("outcome", outcome), value);
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

    private void gauge(MeterRegistry registry, String name, String unit, ToDoubleFunction<Stats> value) {
        Gauge gauge = Gauge.builder(name, appizer, client -> value.applyAsDouble(client.stats()))
                .tags(tags)
                .baseUnit(unit)
                .register(registry);
        removals.add(() -> registry.remove(gauge));
    }

    private void counter(MeterRegistry registry, String name, Tags ofIt, ToDoubleFunction<Stats> value) {
        FunctionCounter counter = FunctionCounter.builder(name, appizer, client -> value.applyAsDouble(client.stats()))
                .tags(ofIt)
                .register(registry);
        removals.add(() -> registry.remove(counter));
    }
}
