// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.model.Identifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Who an id belongs to, as {@code GET /v1/identities/{id}} shows it. */
record IdentityView(String canonicalId, TreeSet<String> userIds, TreeSet<String> anonymousIds) {

    static IdentityView alone(Identifier identifier) {
        return of(identifier, List.of(identifier));
    }

    static IdentityView of(JsonNode cluster) {
        List<Identifier> seen = cluster.path("seen")
                .valueStream()
                .map(node -> Identifier.parse(node.asText()))
                .toList();
        return of(Identifier.parse(cluster.path("canonical").asText()), seen);
    }

    private static IdentityView of(Identifier canonical, List<Identifier> seen) {
        IdentityView view = new IdentityView(canonical.id(), new TreeSet<>(), new TreeSet<>());
        for (Identifier identifier : seen) {
            (identifier.isUser() ? view.userIds : view.anonymousIds).add(identifier.id());
        }
        return view;
    }

    Map<String, Object> named(String id) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("canonicalId", canonicalId);
        shown.put("userIds", userIds);
        shown.put("anonymousIds", anonymousIds);
        return shown;
    }
}
