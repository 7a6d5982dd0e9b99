// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.deduplication.Buckets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of de-duplication: without caches, which cost more than they save where keys never repeat. */
final class DeduplicationStores {

    static final String REMEMBER_MESSAGES = "remember-messages";
    static final String REMEMBER_LATE_MESSAGES = "remember-late-messages";

    private final Buckets buckets;

    DeduplicationStores(Duration window) {
        this.buckets = Buckets.of(window);
    }

    Set<StoreBuilder<?>> builders() {
        return Set.of(byBucket(), late());
    }

    SeenMessages open(ProcessorContext<?, ?> context) {
        return new SeenMessages(
                context.getStateStore(REMEMBER_MESSAGES), context.getStateStore(REMEMBER_LATE_MESSAGES), buckets);
    }

    /**
     * The second bucket before the newest still looks back a window, and the store's own edge is open: it has lost what is
     * as old as its retention. The changelog's records expire by when
     * they were written, not by when their messages arrived: a rebuild reads old messages, and must not lose its memory
     * in a crash.
     */
    private StoreBuilder<?> byBucket() {
        Duration retention =
                buckets.duration().multipliedBy(buckets.reach() + 2L).plusMillis(1);
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(REMEMBER_MESSAGES, retention, buckets.duration(), false),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
    }

    private static StoreBuilder<?> late() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(REMEMBER_LATE_MESSAGES), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingDisabled();
    }
}
