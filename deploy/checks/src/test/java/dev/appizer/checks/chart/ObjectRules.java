// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an object has to be, by its kind: Kubernetes' own model, or a schema of the operator's documentation. */
final class ObjectRules {

    private static final String ID = "https://test.invalid/custom-resources.json";

    private static final Map<String, Model> MODELS = Map.of(
            "apps/v1 Deployment", new Model(V1Deployment.class, V1Deployment::validateJsonElement),
            "apps/v1 StatefulSet", new Model(V1StatefulSet.class, V1StatefulSet::validateJsonElement),
            "autoscaling/v2 HorizontalPodAutoscaler",
                    new Model(V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement),
            "batch/v1 Job", new Model(V1Job.class, V1Job::validateJsonElement),
            "networking.k8s.io/v1 Ingress", new Model(V1Ingress.class, V1Ingress::validateJsonElement),
            "networking.k8s.io/v1 NetworkPolicy",
                    new Model(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
            "policy/v1 PodDisruptionBudget",
                    new Model(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "v1 ConfigMap", new Model(V1ConfigMap.class, V1ConfigMap::validateJsonElement),
            "v1 Service", new Model(V1Service.class, V1Service::validateJsonElement),
            "v1 ServiceAccount", new Model(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement));

    private final JsonNode schemas = resource();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(id -> id.equals(ID) ? schemas.toString() : null));

    private record Model(Class<?> type, Validator validator) {}

    /** The models' own: finds unknown and missing fields. */
    private interface Validator {
        void validate(JsonElement json) throws IOException;
    }

    private static JsonNode resource() {
        try (InputStream in = ObjectRules.class.getResourceAsStream("/custom-resources.json")) {
            return Rendered.yaml(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an object. */
    List<String> problems(JsonNode object) {
        String type = object.path("apiVersion").asText() + " " + Rendered.kind(object);
        Model model = MODELS.get(type);
        if (model != null) {
            return problems(model, JsonParser.parseString(object.toString()));
        }
        if (!schemas.at("/$defs").has(Rendered.kind(object))) {
            return List.of("of a kind that nobody knows: " + type);
        }
        return registry.getSchema(SchemaLocation.of(ID + "#/$defs/" + Rendered.kind(object))).validate(object).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static List<String> problems(Model model, JsonElement json) {
        List<String> problems = new ArrayList<>(FieldTypes.problems(model.type, json));
        try {
            model.validator.validate(json);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems;
    }
}
