// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.schemas.CampaignDefinition;
import java.util.Set;

/** A campaign as it is shown: what was put, and what has become of it. */
final class CampaignView {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SHOWN_FIRST = Set.of("name", "state");

    private CampaignView() {}

    static JsonNode of(CampaignDefinition definition) {
        JsonNode body = body(definition);
        ObjectNode shown = JSON.createObjectNode()
                .put("id", definition.getId())
                .put("name", body.path("name").asText(definition.getId()))
                .put("version", definition.getVersion())
                .put("state", definition.getState().name());
        body.properties().stream()
                .filter(field -> !SHOWN_FIRST.contains(field.getKey()))
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        return shown.put("updatedAt", definition.getUpdatedAt().toString());
    }

    private static JsonNode body(CampaignDefinition definition) {
        try {
            return JSON.readTree(definition.getBody());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A campaign that is not JSON is on the topic: " + definition.getId(), e);
        }
    }
}
