// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.tail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.registry.RegistryClient;
import dev.appizer.registry.RegistryConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as JSON: {@code {"topic","partition","offset","timestamp","key","headers"?,"value"}}. One thread's. */
public final class RecordLine {

    private final ReadableValue values;

    private RecordLine(ReadableValue values) {
        this.values = values;
    }

    /** Reads records by their schemas in a registry, which is told of by Confluent's keys. */
    public static RecordLine reading(Map<String, Object> registry) {
        return new RecordLine(new ReadableValue(new RegistryClient(RegistryConfig.of(registry))));
    }

    /** On one line. */
    public String of(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        return json(record).toString();
    }

    /** On many, for a person to read. */
    public String pretty(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        return json(record).toPrettyString();
    }

    private ObjectNode json(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("topic", record.topic());
        line.put("partition", record.partition());
        line.put("offset", record.offset());
        line.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        line.put("key", text(record.key()));
        if (record.headers().iterator().hasNext()) {
            ObjectNode headers = line.putObject("headers");
            for (Header header : record.headers()) {
                headers.put(header.key(), text(header.value()));
            }
        }
        line.set("value", values.of(record.value()));
        return line;
    }

    private static @Nullable String text(byte @Nullable [] data) {
        return data == null ? null : new String(data, StandardCharsets.UTF_8);
    }
}
