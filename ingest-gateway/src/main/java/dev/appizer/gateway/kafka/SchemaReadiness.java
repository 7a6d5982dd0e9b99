// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.kafka;

import dev.appizer.registry.RegistryException;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.RawEvent;
import dev.appizer.service.kafka.Patience;
import dev.appizer.topics.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Registers the schema before the first message comes, by writing a record to nowhere: the serializer keeps the id, and no
 * event loop ever waits for the registry.
 */
public final class SchemaReadiness implements Patience.Attempt {

    private final Topic<RawEvent> topic;
    private final Serializer<RawEvent> serializer;

    /** @param serializer the very one that the producer will use */
    public SchemaReadiness(Topic<RawEvent> topic, Serializer<RawEvent> serializer) {
        this.topic = topic;
        this.serializer = serializer;
    }

    @Override
    public @Nullable String obstacle() {
        try {
            serializer.serialize(topic.name(), sample());
            return null;
        } catch (RegistryException e) {
            if (e.isFinal()) {
                throw e;
            }
            return String.valueOf(e.getMessage());
        } catch (SerializationException e) {
            // Another maker's serializer: its reasons can't be told apart.
            return "the schema of " + topic.subject() + " can't be registered: " + e;
        }
    }

    private static RawEvent sample() {
        return RawEvent.newBuilder()
                .setBody(ByteBuffer.allocate(0))
                .setType(CallType.UNKNOWN)
                .setMessageId("")
                .setReceivedAt(Instant.EPOCH)
                .build();
    }
}
