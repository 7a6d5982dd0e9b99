// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.topics.Topic;
import dev.appizer.topics.Topic.Kind;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Topics of plain records, which are not the system's: what an event costs is told beside what Kafka itself costs.
 *
 * @param records that a producer writes
 * @param copies what the hop makes of them
 */
public record PlainTopics(Topic<byte[]> records, Topic<byte[]> copies) {

    /**
     * Names them; makes nothing.
     *
     * @param prefix of the workspace
     */
    public static PlainTopics of(String prefix, int partitions) {
        return new PlainTopics(make(prefix + "plain.records", partitions), make(prefix + "plain.copies", partitions));
    }

    private static Topic<byte[]> make(String name, int partitions) {
        return new Topic<>(name, Kind.RETAINED, partitions, null, Serdes.ByteArray());
    }

    public List<Topic<byte[]>> all() {
        return List.of(records, copies);
    }
}
