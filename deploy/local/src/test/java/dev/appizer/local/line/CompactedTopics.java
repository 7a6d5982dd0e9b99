// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.appizer.testing.kafka.RunningKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What compaction would leave of every compacted topic of a line, changelogs of its stores included, as bytes. */
final class CompactedTopics {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, String> latest = new HashMap<>();

    private CompactedTopics() {}

    /**
     * Reads them all.
     *
     * @param names of topics, compacted or not
     */
    static CompactedTopics read(RunningKafka kafka, Set<String> names) throws InterruptedException, ExecutionException {
        CompactedTopics topics = new CompactedTopics();
        List<TopicPartition> partitions = partitions(kafka, names);
        try (Consumer<byte[], byte[]> consumer = consumer(kafka)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(topics::take);
            }
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

    private static List<TopicPartition> partitions(RunningKafka kafka, Set<String> names)
            throws InterruptedException, ExecutionException {
        List<ConfigResource> topics = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                kafka.admin().describeConfigs(topics).all().get();
        Set<String> compacted = configs.entrySet().stream()
                .filter(topic -> topic.getValue().get("cleanup.policy").value().contains("compact"))
                .map(topic -> topic.getKey().name())
                .collect(Collectors.toSet());
        return kafka.admin().describeTopics(compacted).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static Consumer<byte[], byte[]> consumer(RunningKafka kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
