// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.kafka;

import dev.appizer.registry.RegistryClient;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.registry.RegistryException;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceRunner;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a deployment lacks: topics, and their schemas at the registry with {@code FULL_TRANSITIVE} compatibility, which
 * is what readers may rely on. What is there stays as it is: an operator may have changed it.
 */
public final class MakeTopics implements ServiceRunner.Task {

    /** The first argument of a process that shall do this and end. */
    public static final String ARGUMENT = "topics";

    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final Consumer<String> progress;

    /** @param progress is told what was made, in sentences */
    public MakeTopics(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public @Nullable String run(ServiceContext context) throws InterruptedException {
        List<Topic<?>> topics = context.common().topics().all();
        Patience patience = new Patience();
        try (Admin admin = Admin.create(context.settings().kafka())) {
            short copies = context.settings()
                    .get(CommonSettings.TOPICS_REPLICATION_FACTOR)
                    .shortValue();
            for (Topic<?> topic : topics) {
                patience.until(() -> create(admin, topic.create(copies)));
            }
            // The topics are made before any is looked at: leaders are chosen for all of them at once.
            for (Topic<?> topic : topics) {
                patience.until(new PartitionReadiness(topic, admin));
            }
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
        return register(
                topics, new RegistryClient(RegistryConfig.of(context.settings().registry())), patience);
    }

    private @Nullable String create(Admin admin, NewTopic topic) throws InterruptedException {
        KafkaFuture<Void> created = admin.createTopics(List.of(topic)).all();
        try {
            created.get();
            progress.accept("Topic " + topic.name() + " made with " + topic.numPartitions() + " partitions");
            return null;
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof TopicExistsException) {
                return null;
            }
            if (cause instanceof RetriableException) {
                return "Kafka does not make the topic " + topic.name() + ": " + cause.getMessage();
            }
            throw new IllegalStateException("Kafka refuses to make the topic " + topic.name() + ": " + cause, e);
        }
    }

    private @Nullable String register(List<Topic<?>> topics, RegistryClient registry, Patience patience)
            throws InterruptedException {
        List<String> refused = new ArrayList<>();
        for (Topic<?> topic : topics) {
            patience.until(() -> register(topic, registry, refused));
        }
        return refused.isEmpty() ? null : String.join("; ", refused);
    }

    private @Nullable String register(Topic<?> topic, RegistryClient registry, List<String> refused) {
        if (topic.schema() == null) {
            return null;
        }
        try {
            int id = registry.register(topic.subject(), topic.schema());
            if (!registry.hasCompatibility(topic.subject())) {
                registry.setCompatibility(topic.subject(), COMPATIBILITY);
            }
            progress.accept("Schema " + topic.subject() + " is there: id " + id);
            return null;
        } catch (RegistryException e) {
            if (!e.isFinal()) {
                return String.valueOf(e.getMessage());
            }
            refused.add(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
