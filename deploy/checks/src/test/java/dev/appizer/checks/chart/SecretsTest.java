// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No secret is in a ConfigMap or a pod's own text, and a pod can do no more than it has to. */
@WithHelm
class SecretsTest {

    private static final Pattern SECRET = Pattern.compile(
            "(?i)(password=\"?+|user\\.info=|hash\\.key=|instances\\.key=|keystore\\.key=)(?!\\$\\{file:/)\\S");

    @TestFactory
    Stream<DynamicTest> noSecretIsRendered() {
        return Variations.each(rendered -> {
            assertThat(rendered.all("Secret")).isEmpty();
            assertThat(rendered.all("ConfigMap")).noneMatch(map -> hasSecret(map));
            assertThat(rendered.workloads()).allMatch(SecretsTest::isLocked);
        });
    }

    @Test
    void aSecretIsFound() {
        assertThat("x required username=\"a\" password=\"b\";").containsPattern(SECRET);
        assertThat("basic.auth.user.info=a:b").containsPattern(SECRET);
        assertThat("password=\"${file:/run/secrets/x}\";").doesNotContainPattern(SECRET);
    }

    private static boolean hasSecret(JsonNode map) {
        return Rendered.each(map.path("data"))
                .anyMatch(text -> SECRET.matcher(text.asText()).find());
    }

    private static boolean isLocked(JsonNode workload) {
        JsonNode pod = workload.at("/spec/template/spec");
        JsonNode security = Rendered.container(workload).path("securityContext");
        List<Boolean> all = List.of(
                pod.at("/securityContext/runAsNonRoot").asBoolean(),
                pod.at("/securityContext/runAsUser").asInt() == 65532,
                pod.at("/securityContext/fsGroup").asInt() == 65532,
                pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
                !pod.path("automountServiceAccountToken").asBoolean(true),
                !pod.path("enableServiceLinks").asBoolean(true),
                security.path("readOnlyRootFilesystem").asBoolean(),
                !security.path("allowPrivilegeEscalation").asBoolean(true),
                security.at("/capabilities/drop/0").asText().equals("ALL"),
                Rendered.container(workload).at("/resources/limits/memory").isTextual());
        return all.stream().allMatch(Boolean::booleanValue);
    }
}
