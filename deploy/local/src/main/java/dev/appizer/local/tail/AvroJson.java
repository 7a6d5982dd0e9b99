// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Avro as a person reads it: no branch names in unions, times as ISO-8601, properties and traits as the JSON they were. */
final class AvroJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The records that stand for a JSON array and a JSON object. */
    private static final String LIST = ValueList.getClassSchema().getFullName();

    private static final String OBJECT = ValueMap.getClassSchema().getFullName();

    private final Function<byte[], JsonNode> bytes;

    /** @param bytes how bytes are shown */
    AvroJson(Function<byte[], JsonNode> bytes) {
        this.bytes = bytes;
    }

    JsonNode of(Schema schema, @Nullable Object value) {
        return switch (schema.getType()) {
            case UNION -> of(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode((Boolean) present(value));
            case INT -> JSON.numberNode((Integer) present(value));
            case LONG -> ofLong(schema, (Long) present(value));
            case FLOAT -> JSON.numberNode((Float) present(value));
            case DOUBLE -> JSON.numberNode((Double) present(value));
            case STRING, ENUM -> JSON.textNode(present(value).toString());
            case BYTES -> bytes.apply(array((ByteBuffer) present(value)));
            case FIXED -> bytes.apply(((GenericFixed) present(value)).bytes());
            case ARRAY -> ofList(schema, (Iterable<?>) present(value));
            case MAP -> ofMap(schema, (Map<?, ?>) present(value));
            case RECORD -> ofRecord(schema, (IndexedRecord) present(value));
        };
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("Avro has null in a union only");
        }
        return value;
    }

    private static JsonNode ofLong(Schema schema, long value) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                ? JSON.textNode(Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString())
                : JSON.numberNode(value);
    }

    private JsonNode ofList(Schema schema, Iterable<?> items) {
        ArrayNode array = JSON.arrayNode();
        items.forEach(item -> array.add(of(schema.getElementType(), item)));
        return array;
    }

    private JsonNode ofMap(Schema schema, Map<?, ?> entries) {
        ObjectNode object = JSON.objectNode();
        entries.forEach((name, value) -> object.set(name.toString(), of(schema.getValueType(), value)));
        return object;
    }

    private JsonNode ofRecord(Schema schema, IndexedRecord record) {
        if (schema.getFullName().equals(LIST)) {
            return of(schema.getField("items").schema(), record.get(0));
        }
        if (schema.getFullName().equals(OBJECT)) {
            return ofMembers(schema.getField("members").schema().getElementType(), (Iterable<?>) record.get(0));
        }
        ObjectNode object = JSON.objectNode();
        schema.getFields().forEach(field -> object.set(field.name(), of(field.schema(), record.get(field.pos()))));
        return object;
    }

    private ObjectNode ofMembers(Schema schema, Iterable<?> members) {
        ObjectNode object = JSON.objectNode();
        for (Object member : members) {
            IndexedRecord entry = (IndexedRecord) member;
            object.set(entry.get(0).toString(), of(schema.getFields().get(1).schema(), entry.get(1)));
        }
        return object;
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] array = new byte[buffer.remaining()];
        buffer.duplicate().get(array);
        return array;
    }
}
