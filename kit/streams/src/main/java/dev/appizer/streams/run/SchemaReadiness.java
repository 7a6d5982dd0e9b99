// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.registry.AvroDeserializer;
import dev.appizer.registry.AvroSerializer;
import dev.appizer.registry.RegistryException;
import dev.appizer.service.kafka.Patience;
import dev.appizer.topics.Topic;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether the schema of a topic is known, as it is written and as it is read: from then on the registry may be away. Serdes
 * of another maker ask when the first record comes.
 */
record SchemaReadiness(Topic<?> topic) implements Patience.Attempt {

    /** @throws RegistryException where the registry refuses the schema */
    @Override
    public @Nullable String obstacle() {
        @Nullable Schema schema = topic.schema();
        if (schema == null
                || !(topic.value().serializer() instanceof AvroSerializer serializer)
                || !(topic.value().deserializer() instanceof AvroDeserializer deserializer)) {
            return null;
        }
        try {
            deserializer.prepare(serializer.prepare(topic.name(), schema));
            return null;
        } catch (RegistryException e) {
            if (e.isFinal()) {
                throw e;
            }
            return e.getMessage();
        }
    }
}
