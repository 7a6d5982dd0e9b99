// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** JSON Schemas, and what they find wrong. */
final class Specification {

    private final SchemaRegistry registry;
    private final SchemaLocation root;
    private final JsonNode json;

    private Specification(SpecificationVersion version, String id, JsonNode json) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                version,
                builder ->
                        builder.schemaRegistryConfig(config).schemas(name -> name.equals(id) ? json.toString() : null));
        this.root = SchemaLocation.of(id);
        this.json = json;
    }

    /** A file of the resources in {@code specifications}. */
    static Specification named(String file, SpecificationVersion version) throws IOException {
        try (InputStream in = Specification.class.getResourceAsStream("/specifications/" + file)) {
            JsonNode json = new ObjectMapper().readTree(Objects.requireNonNull(in));
            return new Specification(version, json.path("$id").asText("https://test.invalid/" + file), json);
        }
    }

    /** The schemas inside a document, to be found by where they stand. */
    static Specification inside(Document document) {
        return new Specification(
                SpecificationVersion.DRAFT_2020_12, "https://test.invalid/document.json", document.json());
    }

    /** What a JSON Schema of 2020-12 has to be itself. */
    static Schema ofSchemas() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    }

    /** What is wrong with a value by the whole of it. */
    List<String> problems(JsonNode value) {
        return texts(registry.getSchema(root, json).validate(value));
    }

    /** What is wrong with a value by the schema at a place of it. */
    List<String> problems(JsonNode value, JsonPointer at) {
        return texts(registry.getSchema(SchemaLocation.of(root + "#" + at)).validate(value));
    }

    static List<String> texts(List<Error> errors) {
        return errors.stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
