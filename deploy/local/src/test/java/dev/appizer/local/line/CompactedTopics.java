// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.appizer.testing.kafka.RunningKafka;
import dev.appizer.testing.kafka.TopicReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** What compaction would leave of every compacted topic of a line, changelogs of its stores included, as bytes. */
final class CompactedTopics {

    private final Map<String, String> latest = new HashMap<>();

    private CompactedTopics() {}

    /**
     * Reads them all.
     *
     * @param names of topics, compacted or not
     */
    static CompactedTopics read(RunningKafka kafka, Set<String> names) throws InterruptedException, ExecutionException {
        CompactedTopics topics = new CompactedTopics();
        try (TopicReader<byte[], byte[]> reader =
                TopicReader.ofBytes(Map.of("bootstrap.servers", kafka.bootstrapServers()), compacted(kafka, names))) {
            reader.rest().forEach(topics::take);
        }
        return topics;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String key = record.topic() + " " + record.partition() + " " + text(record.key());
        if (record.value() == null) {
            latest.remove(key);
        } else {
            latest.put(key, text(record.value()));
        }
    }

    /** The records in which a text of ASCII is, in their key or their value. */
    List<String> naming(String text) {
        return latest.entrySet().stream()
                .filter(record ->
                        record.getKey().contains(text) || record.getValue().contains(text))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A character for each byte. */
    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    private static Set<String> compacted(RunningKafka kafka, Set<String> names)
            throws InterruptedException, ExecutionException {
        List<ConfigResource> topics = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                kafka.admin().describeConfigs(topics).all().get();
        return configs.entrySet().stream()
                .filter(topic -> topic.getValue().get("cleanup.policy").value().contains("compact"))
                .map(topic -> topic.getKey().name())
                .collect(Collectors.toSet());
    }
}
