// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/**
 * How RocksDB keeps rows: in blocks of 16 KB rather than 4. What is read together lies together (the rows of a person, the
 * events of one name), and whoever goes through all persons reads each block once and not for every second of them.
 */
public final class StoreTuning implements RocksDBConfigSetter {

    private static final long BLOCK_BYTES = 16 * 1024L;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockSize(BLOCK_BYTES);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {}
}
