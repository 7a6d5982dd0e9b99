// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** The schema in a request's body: {@code {"schema":"…","schemaType":"AVRO"?}}. */
final class SchemaText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaText() {}

    /** @throws RegistryRefusal 42201 where there is none, or it is not valid Avro */
    static Schema parse(byte[] body) {
        JsonNode request = json(body);
        String type = request.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw RegistryRefusal.invalidSchema("This development registry takes Avro schemas only, not " + type);
        }
        if (!request.path("references").isEmpty()) {
            throw RegistryRefusal.invalidSchema("This development registry knows no references between schemas");
        }
        try {
            return new Schema.Parser().parse(request.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw RegistryRefusal.invalidSchema("Invalid schema: " + e.getMessage());
        }
    }

    /** @throws RegistryRefusal 42201 where the body is not a JSON object */
    static JsonNode json(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            throw RegistryRefusal.invalidSchema("The body is not JSON: " + e.getMessage());
        }
        throw RegistryRefusal.invalidSchema("The body is not a JSON object");
    }
}
