// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.rows.LastRow;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Hands out the numbers of clusters and the versions of assignments. Both only rise; the store is told of a block of them
 * at once, so a restart leaves some out.
 */
final class Numbers {

    private static final int BLOCK = 1_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final LastRow reserved;
    private long cluster;
    private long version;

    /** @param version the first to be handed out is later */
    Numbers(KeyValueStore<Bytes, byte[]> store, long version) {
        this.store = store;
        reserved = ClusterRows.last(store.get(ClusterRows.lastKey()));
        if (version > reserved.getVersion()) {
            reserved.setVersion(version);
            store.put(ClusterRows.lastKey(), ClusterRows.last(reserved));
        }
        cluster = reserved.getCluster();
        this.version = reserved.getVersion();
    }

    long nextCluster() {
        if (cluster == reserved.getCluster()) {
            reserved.setCluster(cluster + BLOCK);
            store.put(ClusterRows.lastKey(), ClusterRows.last(reserved));
        }
        return ++cluster;
    }

    long nextVersion() {
        if (version == reserved.getVersion()) {
            reserved.setVersion(version + BLOCK);
            store.put(ClusterRows.lastKey(), ClusterRows.last(reserved));
        }
        return ++version;
    }
}
