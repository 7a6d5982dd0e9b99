// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.local.cli.CommandProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where an instance keeps everything: claimed by one process at a time, until it ends, in whatever way it ends. */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws CommandProblem where it can't be written, or belongs to a process that runs */
    static DataDirectory claim(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw CommandProblem.failed("Another ./appizer up is running on " + path
                        + "; stop it first, or choose another directory with --data.");
            }
            Files.createDirectories(path.resolve("logs"));
            return new DataDirectory(path, channel);
        } catch (FileAlreadyExistsException e) {
            throw CommandProblem.failed("The data directory " + path + " can't be used: a file is in the way.", e);
        } catch (IOException e) {
            throw CommandProblem.failed(
                    "The data directory " + path + " can't be written (" + e + "); choose another with --data.", e);
        }
    }

    // The system gives a lock up with its process, so that a killed one leaves nothing in the way.
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    /** The state of the stages: each Kafka Streams application makes a directory of its own in it. */
    Path state() {
        return path.resolve("state");
    }

    /** Where the file of analytics lies. */
    Path analytics() {
        return path.resolve("analytics");
    }

    /** The key of the hashes that erasures leave in the state; it belongs to it. */
    String erasureHashKey() {
        return SecretFile.readOrMake(path.resolve("erasure.hash.key"), HexFormat.of()::formatHex);
    }

    /** What webhooks are signed with, as those who receive them are told it. */
    String webhookSecret() {
        return SecretFile.readOrMake(
                path.resolve("webhook.secret"),
                secret -> "whsec_" + Base64.getEncoder().encodeToString(secret));
    }

    Path logs() {
        return path.resolve("logs");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
