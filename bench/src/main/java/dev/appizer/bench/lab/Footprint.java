// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What events have left behind of them, in bytes: on the topics, as Kafka keeps them, and in the stores of stages that have
 * stopped.
 *
 * @param lab they were in
 * @param workspace whose topics and stores are looked at
 */
public record Footprint(Lab lab, Workspace workspace) {

    /** By topic, changelogs and repartition topics among them; in segments of lz4, before any compaction. */
    public Map<String, Long> topics() {
        Map<String, Long> bytes = new TreeMap<>();
        LogSizes.of(lab.admin()).forEach((partition, size) -> bytes.merge(partition.topic(), size, Long::sum));
        bytes.keySet()
                .removeIf(topic -> !topic.startsWith(workspace.prefix()) && !topic.startsWith(workspace.group("")));
        return bytes;
    }

    /** By the store's name, over all partitions. */
    public Map<String, Long> stores() {
        Map<String, Long> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(lab.stateDirectory())) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/" + workspace.group("")))
                    .forEach(file -> storeOf(file, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** Stages keep a store in {@code rocksdb/<store>} of a task; one of buckets has the bucket below it, or beside rocksdb. */
    private static void storeOf(Path file, Map<String, Long> bytes) {
        for (Path at = file.getParent(); at != null && at.getParent() != null; at = at.getParent()) {
            String kind = at.getParent().getFileName() == null
                    ? ""
                    : at.getParent().getFileName().toString();
            if (kind.equals("rocksdb") || kind.matches("\\d+_\\d+")) {
                bytes.merge(at.getFileName().toString(), file.toFile().length(), Long::sum);
                return;
            }
        }
    }
}
