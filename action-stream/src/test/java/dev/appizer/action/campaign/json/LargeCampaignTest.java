// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.filter.json.InvalidBodyException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is as large as a campaign may be takes no longer than somebody waits for an answer. */
class LargeCampaignTest {

    private static final int LARGE = 250_000;

    static List<Map<String, Object>> actions() {
        return List.of(
                html("<" + "a".repeat(LARGE)),
                html("<title>" + "</title".repeat(LARGE / 7)),
                html("<a b=\"" + "{{user.id}}".repeat(LARGE / 11) + "\">"),
                html("{{#user.id}}".repeat(LARGE / 12)),
                html("{{".repeat(LARGE / 2)),
                html("{{x}}".repeat(LARGE / 5)),
                html("{{user.id" + ".a".repeat(LARGE / 2) + "}}"),
                json("[".repeat(LARGE)),
                json("[".repeat(LARGE / 2) + "{{#user.id}}{{/user.id}}".repeat(LARGE / 50)),
                json("[" + "{{user.id}},".repeat(LARGE / 12) + "1]"),
                json("[\"" + "\\u0041".repeat(LARGE / 7) + "\"]"));
    }

    private static Map<String, Object> html(String html) {
        return Map.of("email", Map.of("subject", "s", "html", html));
    }

    private static Map<String, Object> json(String body) {
        return Map.of("topic", Map.of("topic", "t", "value", body));
    }

    @ParameterizedTest
    @MethodSource("actions")
    @Timeout(10)
    void aLargeTemplateIsReadOrRefusedForAHundredReasonsAtMost(Map<String, Object> action)
            throws JsonProcessingException {
        String body = new ObjectMapper().writeValueAsString(Map.of("trigger", Map.of("event", "e"), "action", action));

        try {
            assertThat(CampaignJson.read("c", body).active()).isTrue();
        } catch (InvalidBodyException e) {
            assertThat(e.problems()).hasSizeBetween(1, 100);
        }
    }
}
