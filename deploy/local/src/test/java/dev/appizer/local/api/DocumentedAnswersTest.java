// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedAnswersTest {

    private static final String REFUSAL = "{\"success\":false,\"error\":{\"code\":\"C\",\"message\":\"m\"}}";

    private final DocumentedAnswers documented = DocumentedAnswers.read();

    @Test
    void whatTheDocumentSaysIsRight() throws IOException {
        assertThat(problems("POST", "/v1/track", 200, "{\"success\":true}")).isEmpty();
        assertThat(problems("GET", "/v1/segments/s/members", 200, "{\"members\":[]}"))
                .isEmpty();
        assertThat(problems("GET", "/v1/segments/s", 404, REFUSAL)).isEmpty();
        assertThat(problems("GET", "/v1/segments/preview", 404, REFUSAL)).isEmpty();
        assertThat(problems("POST", "/v1/segments/preview", 200, "{\"size\":0,\"exact\":true,\"sample\":[]}"))
                .isEmpty();
        assertThat(problems("PATCH", "/v1/segments/s", 405, REFUSAL)).isNotEmpty();
        assertThat(problems("GET", "/v1/segments/s", 500, REFUSAL)).isEmpty();
        assertThat(problems("DELETE", "/v1/segments/s", 204, "")).isEmpty();
    }

    @Test
    void anythingElseIsWrong() throws IOException {
        assertThat(problems("POST", "/v1/track", 200, "{\"success\":false}")).isNotEmpty();
        assertThat(problems("POST", "/v1/batch", 200, "{\"success\":true}")).isNotEmpty();
        assertThat(problems("GET", "/v1/segments/s", 200, "")).isNotEmpty();
        assertThat(problems("GET", "/v1/segments/s", 404, "{}")).isNotEmpty();
        assertThat(problems("DELETE", "/v1/segments/s", 204, "{}")).isNotEmpty();
        assertThat(problems("GET", "/v1/nothing", 404, REFUSAL)).isNotEmpty();
    }

    private List<String> problems(String method, String path, int status, String body) throws IOException {
        return documented.problems(method, path, status, new ObjectMapper().readTree(body));
    }
}
