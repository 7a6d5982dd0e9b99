// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.appizer.local.api.Document.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what services really answer against what the document says that they answer. */
public final class DocumentedAnswers {

    private final Document document;
    private final Specification schemas;
    private final List<Path> paths = new ArrayList<>();

    private record Path(Pattern pattern, Part item) {}

    private DocumentedAnswers(Document document) {
        this.document = document;
        this.schemas = Specification.inside(document);
        JsonPointer at = JsonPointer.compile("/paths");
        document.json()
                .at(at)
                .properties()
                .forEach(path -> paths.add(new Path(
                        pattern(path.getKey()),
                        document.resolved(new Part(at.appendProperty(path.getKey()), path.getValue())))));
    }

    public static DocumentedAnswers read() {
        try {
            return new DocumentedAnswers(Document.openApi());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(Stream.of(template.split("/", -1))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
    }

    /**
     * What is wrong with an answer.
     *
     * @param path without the query
     * @param body missing where it is empty
     */
    public List<String> problems(String method, String path, int status, JsonNode body) {
        Part operation = operation(method, path);
        if (operation.json().isMissingNode()) {
            return List.of(method + " " + path + " is not in the document");
        }
        Part response = response(operation, status);
        JsonPointer schema = JsonPointer.compile("/content/application~1json/schema");
        if (response.json().at(schema).isMissingNode()) {
            boolean isTold = !response.json().isMissingNode() && body.isMissingNode();
            return isTold ? List.of() : List.of("The document has no " + status + " with a body");
        }
        return schemas.problems(body, response.at().append(schema));
    }

    private Part operation(String method, String path) {
        return paths.stream()
                .filter(candidate -> candidate.pattern.matcher(path).matches())
                .map(candidate -> child(candidate.item, method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.json().isMissingNode())
                .findFirst()
                .orElseGet(() -> new Part(JsonPointer.empty(), MissingNode.getInstance()));
    }

    private Part response(Part operation, int status) {
        Part responses = child(operation, "responses");
        Part exact = child(responses, Integer.toString(status));
        return document.resolved(exact.json().isMissingNode() ? child(responses, "default") : exact);
    }

    private static Part child(Part part, String name) {
        return new Part(part.at().appendProperty(name), part.json().path(name));
    }
}
