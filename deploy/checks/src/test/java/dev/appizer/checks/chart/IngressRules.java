// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The first host's rules of an Ingress, read as Kubernetes reads them: an exact one wins, then the longest prefix. */
public final class IngressRules {

    private final Rendered rendered;
    private final JsonNode paths;

    private IngressRules(Rendered rendered, JsonNode paths) {
        this.rendered = rendered;
        this.paths = paths;
    }

    public static IngressRules of(Rendered rendered) {
        return new IngressRules(rendered, rendered.all("Ingress").get(0).at("/spec/rules/0/http/paths"));
    }

    /** The service that a path reaches; {@code none} where no rule has it. */
    public String service(String path) {
        JsonNode best = null;
        int most = -1;
        for (JsonNode rule : paths) {
            int weight = weight(rule, path);
            if (weight > most) {
                best = rule;
                most = weight;
            }
        }
        return best == null ? "none" : backend(best);
    }

    private static int weight(JsonNode rule, String path) {
        if (rule.path("pathType").asText().equals("Exact")) {
            return path.equals(rule.path("path").asText()) ? Integer.MAX_VALUE : -1;
        }
        List<String> prefix = elements(rule.path("path").asText());
        List<String> asked = elements(path);
        boolean matches =
                asked.size() >= prefix.size() && asked.subList(0, prefix.size()).equals(prefix);
        return matches ? prefix.size() : -1;
    }

    private static List<String> elements(String path) {
        return List.of(path.split("/")).stream()
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** The component of the service that a rule leads to, by a port that it has. */
    String backend(JsonNode rule) {
        Optional<JsonNode> service = rendered.all("Service").stream()
                .filter(one -> Rendered.name(one)
                        .equals(rule.at("/backend/service/name").asText()))
                .filter(one -> one.at("/spec/ports/0/name").equals(rule.at("/backend/service/port/name")))
                .findFirst();
        return Rendered.component(service.orElseThrow(() -> new AssertionError("No service is behind " + rule)));
    }

    JsonNode paths() {
        return paths;
    }
}
