// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every path of the interface reaches the service that has it, as Kubernetes reads the rules. */
@WithHelm
class IngressRoutesTest {

    private static final Map<String, String> SERVICE_OF_TAG = Map.of(
            "Identities", "identity-stream",
            "Profiles", "segment-stream",
            "Segments", "segment-stream",
            "Computed traits", "segment-stream",
            "Campaigns", "action-stream",
            "Analytics", "analytics",
            "Browser settings", "ingest-gateway",
            "Documents", "ingest-gateway",
            "Operation", "ingest-gateway",
            "Capture", "ingest-gateway");

    private final Rendered rendered = Rendering.of("production").render();

    @Test
    void everyPathOfTheInterfaceReachesItsService() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(Checkout.file("ingest-gateway/src/main/resources/api/openapi.json")
                        .toFile())
                .path("paths");
        List<String> wrong = new ArrayList<>();
        paths.properties().forEach(path -> {
            String tag = path.getValue().findPath("tags").path(0).asText("Capture");
            String url = path.getKey().replaceAll("\\{[^}]+}", "x");
            if (!service(url).equals(SERVICE_OF_TAG.get(tag))) {
                wrong.add(url + " of " + tag + " reaches " + service(url));
            }
        });
        assertThat(paths.size()).isGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/batch, ingest-gateway",
        "/v1/batch/, ingest-gateway",
        "/anything/v1/batch, ingest-gateway",
        "/v1/s, ingest-gateway",
        "/v1/segmentsx, ingest-gateway",
        "/internal/segments/x/members, ingest-gateway",
        "/v1/segments/, segment-stream",
        "/v1/segments/a/members, segment-stream",
        "/v1/identities/a, identity-stream",
        "/v1/aliases/v1/batch, identity-stream",
        "/v1/campaigns, action-stream",
        "/v1/campaigns/a/deliveries, action-stream",
        "/v1/campaignsx, ingest-gateway",
        "/v1/analytics/query, analytics",
        "/v1/analyticsx, ingest-gateway",
    })
    void soDoPathsThatLookLikeOthers(String path, String service) {
        assertThat(service(path)).isEqualTo(service);
    }

    @Test
    void withoutTheStagesAllIsTheGateways() {
        Rendered events =
                Rendering.of("production").with("ingress: {stages: false}").render();

        assertThat(Rendered.each(paths(events, 0)))
                .singleElement()
                .matches(rule -> backend(events, rule).equals("ingest-gateway"));
    }

    @Test
    void everyHostHasThePaths() {
        Rendered two = Rendering.of("mtls").render();

        assertThat(two.all("Ingress").get(0).at("/spec/rules")).hasSize(2);
        assertThat(paths(two, 0)).isEqualTo(paths(two, 1));
    }

    private String service(String path) {
        return service(rendered, path);
    }

    /** An exact rule wins, then the longest prefix, element by element. */
    private static String service(Rendered rendered, String path) {
        JsonNode best = null;
        int most = -1;
        for (JsonNode rule : paths(rendered, 0)) {
            List<String> prefix = elements(rule.path("path").asText());
            List<String> asked = elements(path);
            boolean isExact = rule.path("pathType").asText().equals("Exact");
            boolean matches = isExact
                    ? path.equals(rule.path("path").asText())
                    : asked.size() >= prefix.size()
                            && asked.subList(0, prefix.size()).equals(prefix);
            int weight = isExact ? Integer.MAX_VALUE : prefix.size();
            if (matches && weight > most) {
                best = rule;
                most = weight;
            }
        }
        return best == null ? "none" : backend(rendered, best);
    }

    private static List<String> elements(String path) {
        return List.of(path.split("/")).stream()
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static JsonNode paths(Rendered rendered, int host) {
        return rendered.all("Ingress").get(0).at("/spec/rules/" + host + "/http/paths");
    }

    /** The component of the service that a rule leads to, by a port that it has. */
    private static String backend(Rendered rendered, JsonNode rule) {
        JsonNode service = rendered.all("Service").stream()
                .filter(one -> Rendered.name(one)
                        .equals(rule.at("/backend/service/name").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(service.at("/spec/ports/0/name")).isEqualTo(rule.at("/backend/service/port/name"));
        return Rendered.component(service);
    }
}
