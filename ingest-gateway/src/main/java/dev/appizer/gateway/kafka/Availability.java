// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.kafka;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when Kafka stops to acknowledge and when it does so again; a line for each call would drown the log. */
final class Availability implements BiConsumer<@Nullable Void, @Nullable Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

    private final AtomicBoolean available = new AtomicBoolean(true);

    @Override
    public void accept(@Nullable Void done, @Nullable Throwable failure) {
        boolean now = failure == null;
        if (available.get() == now || !available.compareAndSet(!now, now)) {
            return;
        }
        if (failure == null) {
            LOG.info("Kafka acknowledges again");
        } else {
            LOG.warn("Kafka does not acknowledge; calls are answered 503 until it does", failure);
        }
    }
}
