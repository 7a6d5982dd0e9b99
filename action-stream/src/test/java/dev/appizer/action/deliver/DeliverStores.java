// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores without a changelog, so that a test can fill them. */
final class DeliverStores {

    private DeliverStores() {}

    static List<StoreBuilder<?>> of(boolean persistent) {
        List<StoreBuilder<?>> stores = List.copyOf(Deliver.stores());
        return persistent
                ? stores.stream()
                        .<StoreBuilder<?>>map(StoreBuilder::withLoggingDisabled)
                        .toList()
                : stores.stream()
                        .<StoreBuilder<?>>map(store -> inMemory(store.name()))
                        .toList();
    }

    private static StoreBuilder<?> inMemory(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled();
    }
}
