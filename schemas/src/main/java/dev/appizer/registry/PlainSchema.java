// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** A schema without Java's own properties: {@code avro.java.string} would give the same schema a second id. */
final class PlainSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainSchema() {}

    static Schema of(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            strip(tree);
            return new Schema.Parser().parse(tree.toString().replace("{\"type\":\"string\"}", "\"string\""));
        } catch (IOException e) {
            throw new UncheckedIOException("A schema's own text is not JSON", e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("avro.java.string");
        }
        node.forEach(PlainSchema::strip);
    }
}
