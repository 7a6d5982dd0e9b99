// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.registry.RegistryClient;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Instances that start together write their first records, and so register their schemas, at once. */
@Tag("long")
@Tag("whole")
@ExtendWith(RegistryExtension.class)
class ConcurrentRegistrationIT {

    private static final int INSTANCES = 6;

    @Test
    void allInstancesGetTheSameIdForEverySchemaThereIs(RegistryUnderTest registry)
            throws InterruptedException, ExecutionException {
        ExecutorService instances = Executors.newFixedThreadPool(INSTANCES);
        try {
            for (Topic<?> topic : TestTopics.topics().all()) {
                Schema schema = topic.schema();
                if (schema != null) {
                    assertThat(ids(registry, schema, instances))
                            .as(topic.name())
                            .hasSize(1);
                }
            }
        } finally {
            instances.shutdownNow();
        }
    }

    private static Set<Integer> ids(RegistryUnderTest registry, Schema schema, ExecutorService instances)
            throws InterruptedException, ExecutionException {
        RegistryClient client = new RegistryClient(RegistryConfig.of(Map.of(RegistryConfig.URL, registry.url())));
        String subject = "race-" + UUID.randomUUID();
        List<Callable<Integer>> registrations = Collections.nCopies(INSTANCES, () -> client.register(subject, schema));
        Set<Integer> ids = new HashSet<>();
        for (Future<Integer> id : instances.invokeAll(registrations)) {
            ids.add(id.get());
        }
        return ids;
    }
}
