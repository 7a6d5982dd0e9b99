// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.docs.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A document that the gateway serves, as it is in the checkout. */
record Document(String file, JsonNode json) {

    static final String OPEN_API = "ingest-gateway/src/main/resources/api/openapi.json";
    static final String ASYNC_API = "ingest-gateway/src/main/resources/api/asyncapi.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A part and where it stands. */
    record Part(JsonPointer at, JsonNode json) {

        @Override
        public String toString() {
            return "#" + at;
        }
    }

    static Document openApi() throws IOException {
        return of(OPEN_API);
    }

    static Document asyncApi() throws IOException {
        return of(ASYNC_API);
    }

    private static Document of(String file) throws IOException {
        return new Document(file, JSON.readTree(Project.read(file)));
    }

    /** Every object and array of it, from the whole inwards. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        gather(new Part(JsonPointer.empty(), json), parts);
        return parts;
    }

    private static void gather(Part part, List<Part> parts) {
        parts.add(part);
        part.json.properties().stream()
                .filter(member -> member.getValue().isContainerNode())
                .forEach(member -> gather(new Part(part.at.appendProperty(member.getKey()), member.getValue()), parts));
        for (int i = 0; part.json.isArray() && i < part.json.size(); i++) {
            gather(new Part(part.at.appendIndex(i), part.json.get(i)), parts);
        }
    }

    /** The same part, or the one that it refers to. */
    Part resolved(Part part) {
        String reference = part.json.path("$ref").asText();
        if (reference.isEmpty()) {
            return part;
        }
        JsonPointer at = JsonPointer.compile(reference.substring(1));
        return new Part(at, json.at(at));
    }

    /** References that lead nowhere, or out of the document. */
    List<String> broken() {
        return parts().stream()
                .map(part -> part.json.path("$ref").asText())
                .filter(reference -> !reference.isEmpty())
                .filter(reference -> !reference.startsWith("#/")
                        || json.at(reference.substring(1)).isMissingNode())
                .toList();
    }
}
