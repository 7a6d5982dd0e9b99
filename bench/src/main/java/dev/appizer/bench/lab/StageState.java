// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * What a stage keeps in a store of one partition, on its disk and in Kafka.
 *
 * @param lab it runs in
 * @param group under which it commits, which is its application's id
 * @param store by its name
 */
public record StageState(Lab lab, String group, String store) {

    /** The files of the store, which the stage has closed. */
    public Path directory() {
        try (Stream<Path> found = Files.walk(all())) {
            return found.filter(path -> path.endsWith(Path.of("rocksdb", store)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no store " + store + " in " + all()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long diskBytes() {
        return diskBytes(directory());
    }

    /** The same of all partitions together, while the stage runs: what RocksDB has not written yet is missing. */
    public long diskBytesOfAllParts() {
        try (Stream<Path> found = Files.walk(all())) {
            return found.filter(path -> path.endsWith(Path.of("rocksdb", store)))
                    .mapToLong(StageState::diskBytes)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long diskBytes(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.map(Path::toFile)
                    .mapToLong(file -> file.isFile() ? file.length() : 0)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the files of all the stage's stores, as a lost disk would. */
    public void delete() {
        Scratch.delete(all());
    }

    /** What the changelog takes on one broker, as it is compressed and before Kafka has compacted it. */
    public long changelogBytes() {
        return LogSizes.of(lab.admin()).getOrDefault(changelog(), 0L);
    }

    /** How many records the changelog has, commit markers among them. */
    public long changelogRecords() {
        return LogSizes.join(lab.admin()
                        .listOffsets(Map.of(changelog(), OffsetSpec.latest()))
                        .partitionResult(changelog()))
                .offset();
    }

    private TopicPartition changelog() {
        return new TopicPartition(group + "-" + store + "-changelog", 0);
    }

    private Path all() {
        return lab.stateDirectory().resolve(group);
    }
}
