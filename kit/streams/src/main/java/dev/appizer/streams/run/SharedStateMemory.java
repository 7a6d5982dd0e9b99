// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Puts every store of an application on its {@link StateMemory}. Kafka Streams makes it, by its name. */
public final class SharedStateMemory implements RocksDBConfigSetter {

    static final String MEMORY = "appizer.state.memory";

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        StateMemory memory = Objects.requireNonNull((StateMemory) configs.get(MEMORY), MEMORY);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        // Else they would lie outside of what is shared, and grow with the data.
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
    }

    // Nothing of it is the store's own.
    @Override
    public void close(String storeName, Options options) {}
}
