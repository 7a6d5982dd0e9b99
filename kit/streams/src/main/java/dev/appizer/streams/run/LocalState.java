// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Of which changelogs the state is that lies in this instance's directory. Kafka Streams knows a changelog by its name and
 * offsets alone: after a rebuild, which makes others of the same names, it would mix the old state in.
 */
final class LocalState {

    private final Path file;
    private final Path directory;
    private final String applicationId;

    LocalState(Path stateDirectory, String applicationId) {
        this.file = stateDirectory.resolve(applicationId + ".changelogs");
        this.directory = stateDirectory.resolve(applicationId);
        this.applicationId = applicationId;
    }

    /** Whether there is a state, and a changelog of it is another one now, or nobody knows. */
    boolean isOfOthers(Admin admin) throws InterruptedException {
        return hasTasks() && !(Files.exists(file) && changelogs(admin).containsAll(noted()));
    }

    private boolean hasTasks() {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(Files::isDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes of which changelogs it is from now on. */
    void note(Admin admin) throws InterruptedException {
        try {
            Files.write(file, changelogs(admin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> noted() {
        try {
            return new TreeSet<>(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> changelogs(Admin admin) throws InterruptedException {
        try {
            Set<String> names = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(applicationId + "-") && name.endsWith("-changelog"))
                    .collect(Collectors.toSet());
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .map(topic -> topic.name() + " " + topic.topicId())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ExecutionException e) {
            throw new KafkaException("Asking for the changelogs of " + applicationId + " failed", e.getCause());
        }
    }
}
