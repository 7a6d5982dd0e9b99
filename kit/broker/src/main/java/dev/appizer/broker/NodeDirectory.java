// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** A node's data directory: made sure of, before Kafka touches it, that it is writable, ours, and nobody's at work in it. */
record NodeDirectory(Path path) {

    /** Written by formatting, last; whatever lies there without it is an interrupted formatting. */
    private static final String META = "meta.properties";

    private static final String LOCK = ".lock";

    /** Formats the directory when it is new, and answers its cluster's id. */
    String prepare(KafkaNodeConfig config) {
        try {
            Files.createDirectories(path);
            requireNotInUse();
            return claim(config);
        } catch (IOException e) {
            throw new KafkaNodeException(
                    Problem.DIRECTORY_UNUSABLE, "The directory " + path + " can't be used: " + e + ".", e);
        }
    }

    /** The cluster to which the directory belongs; empty when it is new. */
    Optional<String> clusterId() throws IOException {
        return meta().map(meta -> meta.getProperty("cluster.id"));
    }

    private String claim(KafkaNodeConfig config) throws IOException {
        Optional<Properties> meta = meta();
        if (meta.isPresent()) {
            return requireOurs(meta.get(), config);
        }
        requireNothingElse();
        String clusterId = config.clusterId() == null ? Uuid.randomUuid().toString() : config.clusterId();
        Formatting.format(path, config.nodeId(), clusterId);
        return clusterId;
    }

    private Optional<Properties> meta() throws IOException {
        if (!Files.exists(path.resolve(META))) {
            return Optional.empty();
        }
        Properties meta = new Properties();
        try (InputStream in = Files.newInputStream(path.resolve(META))) {
            meta.load(in);
        }
        return Optional.of(meta);
    }

    private String requireOurs(Properties meta, KafkaNodeConfig config) {
        String clusterId = meta.getProperty("cluster.id");
        requireSame("cluster", clusterId, config.clusterId() == null ? clusterId : config.clusterId());
        requireSame("node", meta.getProperty("node.id"), Integer.toString(config.nodeId()));
        return clusterId;
    }

    private void requireSame(String what, @Nullable String found, @Nullable String wanted) {
        if (found == null || !found.equals(wanted)) {
            throw new KafkaNodeException(
                    Problem.FOREIGN_DIRECTORY,
                    "The directory " + path + " belongs to " + what + " " + found + ", not to " + wanted + ".");
        }
    }

    /** Kafka takes each sub-directory for a partition, so a directory with other people's files is no place for it. */
    private void requireNothingElse() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            Optional<Path> other =
                    entries.filter(entry -> !isLeftByFormatting(entry)).findFirst();
            if (other.isPresent()) {
                throw new KafkaNodeException(
                        Problem.DIRECTORY_UNUSABLE,
                        "The directory " + path + " is no Kafka data directory, but holds "
                                + other.get().getFileName() + "; name an empty one.");
            }
        }
    }

    private static boolean isLeftByFormatting(Path entry) {
        String name = entry.getFileName().toString();
        return name.equals(LOCK) || name.startsWith("bootstrap.checkpoint") || name.startsWith(META);
    }

    /** Kafka locks the same file for as long as it runs. */
    private void requireNotInUse() throws IOException {
        try (FileChannel channel =
                        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        }
    }

    private KafkaNodeException inUse() {
        return new KafkaNodeException(
                Problem.DIRECTORY_IN_USE, "The directory " + path + " is in use by a running node; stop it first.");
    }
}
