// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What came out: objects of Kubernetes. */
public record Rendered(List<JsonNode> objects) {

    public static final String ACTION = "action-stream";
    public static final String ANALYTICS = "analytics";
    public static final List<String> STAGES = List.of("enrichment-stream", "identity-stream", "segment-stream", ACTION);
    public static final List<String> SERVICES =
            List.of("ingest-gateway", "enrichment-stream", "identity-stream", "segment-stream", ACTION, ANALYTICS);

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** Reads documents; one that says the same twice is refused. */
    public static Rendered of(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return new Rendered(
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode yaml(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    public static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    public static String component(JsonNode object) {
        return object.at("/metadata/labels").path("app.kubernetes.io/component").asText();
    }

    public List<JsonNode> all(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind)).toList();
    }

    /** The object of a kind that belongs to a component. */
    public Optional<JsonNode> find(String kind, String component) {
        return all(kind).stream()
                .filter(object -> component(object).equals(component))
                .findFirst();
    }

    public JsonNode one(String kind, String component) {
        return find(kind, component).orElseThrow(() -> new AssertionError("No " + kind + " of " + component));
    }

    /** Whatever runs pods. */
    List<JsonNode> workloads() {
        return objects.stream()
                .filter(object -> object.at("/spec/template/spec").isObject())
                .toList();
    }

    public JsonNode workload(String component) {
        return workloads().stream()
                .filter(object -> component(object).equals(component))
                .findFirst()
                .orElseThrow();
    }

    public static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    public static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A service's properties file. */
    public String properties(String component) {
        return one("ConfigMap", component)
                .path("data")
                .path(component + ".properties")
                .asText();
    }
}
