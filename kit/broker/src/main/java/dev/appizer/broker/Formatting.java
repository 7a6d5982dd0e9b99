// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** What {@code kafka-storage.sh format} does, at the released metadata version. */
final class Formatting {

    private Formatting() {}

    static void format(Path directory, int nodeId, String clusterId) {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(clusterId)
                .setNodeId(nodeId)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .addDirectory(directory.toAbsolutePath().toString())
                .setMetadataLogDirectory(directory.toAbsolutePath().toString());
        run(formatter, directory);
    }

    /** {@code Formatter.run} declares Exception itself; a task tells its failure apart from an interruption. */
    private static void run(Formatter formatter, Path directory) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            formatter.run();
            return true;
        });
        task.run();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw failed(directory, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(directory, e);
        }
    }

    private static KafkaNodeException failed(Path directory, @Nullable Throwable cause) {
        return new KafkaNodeException(
                Problem.DIRECTORY_UNUSABLE,
                "The directory " + directory + " can't be formatted: " + cause + ".",
                cause);
    }
}
