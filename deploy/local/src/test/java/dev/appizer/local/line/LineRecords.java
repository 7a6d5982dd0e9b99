// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is on the topics of a line, as a downstream consumer reads it. */
final class LineRecords {

    private final Map<String, Object> client;

    LineRecords(String bootstrapServers) {
        this.client = Map.of("bootstrap.servers", bootstrapServers);
    }

    /** Every record, each partition in its order. */
    <V> List<ConsumerRecord<String, V>> all(Topic<V> topic) {
        return TopicReader.all(client, topic);
    }

    /** The values, each partition in its order. */
    <V> List<V> values(Topic<V> topic) {
        return all(topic).stream().map(ConsumerRecord::value).toList();
    }

    /** The latest value of every key that has one: what compaction leaves. */
    <V> NavigableMap<String, V> latest(Topic<V> topic) {
        NavigableMap<String, V> latest = new TreeMap<>();
        for (ConsumerRecord<String, V> record : all(topic)) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), record.value());
            }
        }
        return latest;
    }
}
