// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.tail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.appizer.registry.RegistryClient;
import dev.appizer.registry.RegistryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as the JSON that says most: a record in the Confluent wire format by its schema, JSON as it is, text as text, the
 * rest as {@code {"base64":"…"}}. Bytes within a record are read the same way: a raw event's body is JSON, a dead
 * letter's value is a record. One thread's.
 */
final class ReadableValue {

    private static final int HEADER = 5;

    // A number is shown as it was written: 64 bits and more, and every digit.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final RegistryClient registry;
    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final AvroJson avro = new AvroJson(this::of);

    ReadableValue(RegistryClient registry) {
        this.registry = registry;
    }

    /** @param data null is a tombstone */
    JsonNode of(byte @Nullable [] data) {
        if (data == null) {
            return JSON.nullNode();
        }
        JsonNode record = data.length >= HEADER && data[0] == 0 ? record(data) : null;
        JsonNode json = record == null ? json(data) : record;
        return json == null ? text(data) : json;
    }

    private @Nullable JsonNode record(byte[] data) {
        Schema schema = schema(ByteBuffer.wrap(data).getInt(1));
        if (schema == null) {
            return null;
        }
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(data, HEADER, data.length - HEADER, null);
            Object value = new GenericDatumReader<>(schema).read(null, decoder);
            return decoder.isEnd() ? avro.of(schema, value) : null;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException notARecord) {
            return null;
        }
    }

    private @Nullable Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null || id <= 0) {
            return known;
        }
        try {
            Schema schema = registry.byId(id);
            schemas.put(id, schema);
            return schema;
        } catch (RegistryException e) {
            if (e.errorCode() / 100 == 404) {
                return null;
            }
            throw e;
        }
    }

    private static @Nullable JsonNode json(byte[] data) {
        try {
            JsonNode tree = JSON.readTree(data);
            return tree.isMissingNode() ? null : tree;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static JsonNode text(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            if (text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
                return JSON.getNodeFactory().textNode(text);
            }
        } catch (CharacterCodingException notText) {
            // Shown like bytes that are text by accident.
        }
        return JSON.createObjectNode().put("base64", Base64.getEncoder().encodeToString(data));
    }
}
