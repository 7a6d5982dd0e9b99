// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that all state stores of an application share: Kafka's own settings give each store of each partition up to
 * 100 MB, whatever the number of partitions that an instance happens to have.
 */
final class StateMemory implements AutoCloseable {

    static {
        RocksDB.loadLibrary();
    }

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /** @param bytes of blocks read and of what is not yet on disk together */
    StateMemory(long bytes) {
        this.cache = new LRUCache(bytes);
        this.writeBuffers = new WriteBufferManager(bytes / 2, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    /** After the stores. */
    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}
