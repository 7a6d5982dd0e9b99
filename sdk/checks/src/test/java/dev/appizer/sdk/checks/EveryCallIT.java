// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every kind of call, made with each SDK, does in a running Appizer what the mental model says. */
@Tag("long")
@Tag("whole")
@ExtendWith(SdkExtension.class)
class EveryCallIT {

    private static final int EVENTS = 7;

    private final PackedSdk sdk;
    private final RunningAppizer appizer;

    EveryCallIT(PackedSdk sdk, RunningAppizer appizer) {
        this.sdk = sdk;
        this.appizer = appizer;
    }

    @Test
    void theCallsOfTheJavaScriptSdk() throws IOException, InterruptedException {
        String said = Program.node(
                        sdk.orSkip().programs(),
                        Map.of(),
                        "calls.mjs",
                        appizer.instance().url(),
                        "js")
                .succeed();

        check("js", CallsMade.of(new ObjectMapper().readTree(said)));
    }

    @Test
    void theCallsOfTheJavaSdk() throws IOException, InterruptedException {
        check("java", JavaCalls.make(appizer.instance().url(), "java"));
    }

    private void check(String run, CallsMade made) throws IOException, InterruptedException {
        assertThat(made).isEqualTo(new CallsMade(made.previousId(), CallsMade.SOUND, "MISSING_FIELD event", 1, 1, 0));
        JsonNode person = appizer.profile(
                "user-" + run,
                profile -> profile.path("eventCount").asInt() == EVENTS
                        && profile.path("traits").path("plan").asText().equals("team"));
        assertThat(person.path("anonymousIds")).extracting(JsonNode::asText).containsExactly(made.previousId());
        assertThat(person.path("traits").path("email").asText()).isEqualTo("user-" + run + "@example.com");
        assertThat(appizer.get("/v1/identities/" + made.previousId())
                        .path("canonicalId")
                        .asText())
                .isEqualTo("user-" + run);
    }
}
