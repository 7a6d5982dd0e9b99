// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.Refusal;
import dev.appizer.enrichment.message.Result;
import dev.appizer.schemas.RawEvent;
import dev.appizer.service.kafka.RegistryFaults;
import dev.appizer.topics.Topic;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the record, or says that it cannot be. That the registry is away, or refuses us, is no fault of the record: it
 * stops the stage instead, which tries again when it is started again.
 */
final class ReadRawEvent {

    private final String topic;
    private final Deserializer<?> deserializer;

    ReadRawEvent(Topic<RawEvent> topic) {
        this(topic.name(), topic.value().deserializer());
    }

    ReadRawEvent(String topic, Deserializer<?> deserializer) {
        this.topic = topic;
        this.deserializer = deserializer;
    }

    Result<RawEvent> read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return undecodable("The record has no value");
        }
        try {
            @Nullable Object record = deserializer.deserialize(topic, bytes);
            return record instanceof RawEvent event
                    ? new Result.Passed<>(event)
                    : undecodable("The record is not a RawEvent");
        } catch (SerializationException e) {
            if (RegistryFaults.isAway(e)) {
                throw e;
            }
            return undecodable(e.getMessage());
        } catch (AvroRuntimeException e) {
            return undecodable("The record's schema is not one: " + e.getMessage());
        }
    }

    private static Result<RawEvent> undecodable(@Nullable String reason) {
        String text = reason == null ? "The record cannot be decoded" : reason;
        return new Result.Refused<>(new Refusal(Refusal.Code.UNDECODABLE, null, text));
    }
}
