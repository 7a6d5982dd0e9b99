// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal;

import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.AppizerMetrics;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Binds a client's meters to Micrometer's global registry, where Micrometer is on the class path. No class but this one and
 * {@link AppizerMetrics} names a type of it, and without it neither is ever linked.
 */
final class GlobalMetrics {

    private GlobalMetrics() {}

    /** Binds, and answers what undoes it; null where there is no Micrometer. */
    static @Nullable Runnable bind(Appizer appizer) {
        return isThere() ? Bound.of(appizer) : null;
    }

    private static boolean isThere() {
        try {
            Class.forName("io.micrometer.core.instrument.Metrics", false, GlobalMetrics.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** A class of its own, which is loaded only once it is known that it can be. */
    private static final class Bound {

        /** By its number each client's meters are its own: a registry has one of a name and tags. */
        private static final AtomicInteger CLIENTS = new AtomicInteger();

        private Bound() {}

        static Runnable of(Appizer appizer) {
            String number = String.valueOf(CLIENTS.incrementAndGet());
            AppizerMetrics metrics = new AppizerMetrics(appizer, Tags.of("client", number));
            try {
                metrics.bindTo(Metrics.globalRegistry);
            } catch (RuntimeException | LinkageError e) {
                metrics.close();
                throw e;
            }
            return metrics::close;
        }
    }
}
