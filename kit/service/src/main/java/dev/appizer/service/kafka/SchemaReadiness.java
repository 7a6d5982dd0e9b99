// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.kafka;

import dev.appizer.registry.AvroDeserializer;
import dev.appizer.registry.AvroSerializer;
import dev.appizer.registry.RegistryException;
import dev.appizer.topics.Topic;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the schema of a topic is known, as it is written and as it is read: from then on the registry may be away, until a
 * record comes that was written by another version. Serdes of another maker ask when the first record comes.
 */
public record SchemaReadiness(Topic<?> topic) implements Patience.Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaReadiness.class);

    /** A refusal is told when it matters: a stage may read a topic to which it could not write. */
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
                LOG.info("Not known before the first record: {}", e.getMessage());
                return null;
            }
            return e.getMessage();
        }
    }
}
