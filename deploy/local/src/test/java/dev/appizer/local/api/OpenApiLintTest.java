// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;
import dev.appizer.local.api.Document.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document is one of OpenAPI 3.1, leads nowhere else, and its examples are what its schemas say. */
class OpenApiLintTest {

    private final Document document = Document.openApi();
    private final Specification schemas = Specification.inside(document);

    OpenApiLintTest() throws IOException {}

    @Test
    void itIsADocumentOfOpenApi31() throws IOException {
        Specification openApi = Specification.named("openapi-3.1.schema.json", SpecificationVersion.DRAFT_2020_12);

        assertThat(openApi.problems(document.json())).isEmpty();
        assertThat(openApi.problems(document.json().path("info"))).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsToAPartOfIt() {
        assertThat(document.broken()).isEmpty();
    }

    @Test
    void everySchemaIsAJsonSchema() {
        Schema ofSchemas = Specification.ofSchemas();

        assertThat(parts("schema").stream()
                        .filter(part -> !Specification.texts(ofSchemas.validate(part.json()))
                                .isEmpty()))
                .isEmpty();
        assertThat(document.json().at("/components/schemas").properties())
                .isNotEmpty()
                .allMatch(schema -> ofSchemas.validate(schema.getValue()).isEmpty(), "is a JSON Schema");
    }

    @Test
    void everyExampleFitsItsSchema() {
        List<String> problems = new ArrayList<>();
        int examples = 0;
        for (Part part : document.parts()) {
            for (Part example : examplesOf(part)) {
                examples++;
                JsonPointer schema = part.json().path("examples").isArray()
                        ? part.at()
                        : part.at().appendProperty("schema");
                schemas.problems(example.json(), schema).forEach(problem -> problems.add(example + problem));
            }
        }
        assertThat(problems).isEmpty();
        assertThat(examples).isGreaterThan(40);
    }

    @Test
    void anExampleThatDoesNotFitIsFound() {
        assertThat(schemas.problems(document.json(), JsonPointer.compile("/components/schemas/Segment")))
                .isNotEmpty();
    }

    private List<Part> parts(String name) {
        return document.parts().stream()
                .filter(part -> part.at().last() != null
                        && part.at().last().getMatchingProperty().equals(name))
                .toList();
    }

    /** Of a schema a list of values; of a body or a parameter values with names, or one without. */
    private List<Part> examplesOf(Part part) {
        List<Part> examples = new ArrayList<>();
        JsonNode several = part.json().path("examples");
        JsonPointer at = part.at().appendProperty("examples");
        for (int i = 0; several.isArray() && i < several.size(); i++) {
            examples.add(new Part(at.appendIndex(i), several.get(i)));
        }
        if (part.json().has("schema")) {
            several.properties().forEach(named -> {
                Part example = document.resolved(new Part(at.appendProperty(named.getKey()), named.getValue()));
                examples.add(new Part(example.at(), example.json().path("value")));
            });
            if (part.json().has("example")) {
                examples.add(new Part(
                        part.at().appendProperty("example"), part.json().path("example")));
            }
        }
        return examples;
    }
}
