// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.tail;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Deployment;
import dev.appizer.local.up.Stages;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** {@code ./appizer tail}: follows a topic until it is interrupted, its reader is gone, or the limit is reached. */
public final class Tail {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Deployment deployment;
    private final boolean fromBeginning;
    private final long limit;
    private final PrintStream out;

    private Tail(Deployment deployment, boolean fromBeginning, long limit, PrintStream out) {
        this.deployment = deployment;
        this.fromBeginning = fromBeginning;
        this.limit = limit;
        this.out = out;
    }

    /**
     * Prints records until there is a reason to stop.
     *
     * @param words the topic, with or without the prefix, and the options
     * @throws CommandProblem where no instance runs, or it has no such topic
     */
    public static void run(List<String> words, PrintStream out) {
        CommandLine line = CommandLine.parse(
                words, Set.of("--url", "--data", Deployment.CONFIG, "--limit"), Set.of("--from-beginning"));
        if (line.others().size() != 1) {
            throw CommandProblem.wrongUse("Name one topic, such as: ./appizer tail segments.changes");
        }
        long limit = line.count("--limit", Long.MAX_VALUE);
        new Tail(Deployment.find(line, Stages.all()), line.has("--from-beginning"), limit, out)
                .follow(line.others().get(0));
    }

    private void follow(String wanted) {
        Map<String, Object> settings =
                deployment.kafka(Map.of("isolation.level", "read_committed", "allow.auto.create.topics", false));
        RecordLine lines = RecordLine.reading(deployment.registry());
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer.listTopics(), wanted);
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            print(consumer, lines);
        }
    }

    private void print(Consumer<byte[], byte[]> consumer, RecordLine lines) {
        long printed = 0;
        while (printed < limit && !out.checkError()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (printed++ < limit) {
                    out.println(lines.of(record));
                }
            }
        }
    }

    private List<TopicPartition> partitions(Map<String, List<PartitionInfo>> topics, String wanted) {
        String name = topics.containsKey(wanted) ? wanted : deployment.topicsPrefix() + wanted;
        List<PartitionInfo> partitions = topics.get(name);
        if (partitions == null) {
            throw CommandProblem.failed("There is no topic " + wanted + "; there are: " + names(topics.keySet()) + ".");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
    }

    // The prefix is left out, as it may be when they are named; what belongs to a stage alone is not for everybody.
    private String names(Set<String> topics) {
        String prefix = deployment.topicsPrefix();
        return topics.stream()
                .filter(topic -> topic.startsWith(prefix))
                .map(topic -> topic.substring(prefix.length()))
                .filter(topic -> !topic.endsWith("-changelog") && !topic.endsWith("-repartition"))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), names -> String.join(", ", names)));
    }
}
