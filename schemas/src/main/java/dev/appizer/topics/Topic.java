// SPDX-License-Identifier: Apache-2.0
package dev.appizer.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * A topic: its name bound to what its records are.
 *
 * @param name the full name, prefix included
 * @param kind how long its records stay
 * @param partitions how many partitions it has
 * @param schema of its values; null where they are a stage's own, which nobody else reads
 * @param value serde of its values; the keys of every topic are UTF-8 strings
 */
public record Topic<V>(
        String name, Kind kind, int partitions, @Nullable Schema schema, Serde<V> value) {

    private static final short COPIES_THAT_MAY_LOSE_ONE = 3;

    /** How long a topic's records stay. */
    public enum Kind {
        /** For the retention that the operator set on the topic; for ever unless set. */
        RETAINED("delete"),
        /** The latest of each key, for ever. */
        COMPACTED("compact");

        private final String cleanupPolicy;

        Kind(String cleanupPolicy) {
            this.cleanupPolicy = cleanupPolicy;
        }
    }

    public Serde<String> key() {
        return Serdes.String();
    }

    /** The subject of its value's schema in the registry. */
    public String subject() {
        return name + "-value";
    }

    /**
     * How it is made where it does not exist yet. Records are never expired by time unless an operator sets so: a
     * record that no stage has read yet must not vanish. Of three copies or more, two must have a record before anybody is
     * told that it is there.
     *
     * @param replicationFactor -1 takes the brokers' default
     */
    public NewTopic create(short replicationFactor) {
        Map<String, String> configs = new HashMap<>(Map.of(
                "cleanup.policy", kind.cleanupPolicy,
                "retention.ms", "-1",
                "compression.type", "producer"));
        if (replicationFactor >= COPIES_THAT_MAY_LOSE_ONE) {
            configs.put("min.insync.replicas", "2");
        }
        return new NewTopic(name, partitions, replicationFactor).configs(configs);
    }
}
