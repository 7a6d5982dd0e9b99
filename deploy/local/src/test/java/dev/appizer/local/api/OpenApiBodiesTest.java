// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.gateway.call.CallReader;
import dev.appizer.gateway.call.Endpoint;
import dev.appizer.gateway.message.Limits;
import dev.appizer.local.api.Document.Part;
import dev.appizer.schemas.CallType;
import dev.appizer.service.http.HttpProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document says that the body of a capture call has to be is what the code takes. */
class OpenApiBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CallReader reader = new CallReader(new Limits(32_768, 512_000, 2_500, 100));
    private final Document document = Document.openApi();
    private final Specification schemas = Specification.inside(document);

    OpenApiBodiesTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(strings = {"track", "identify", "alias", "page", "screen", "group", "batch"})
    void examplesOfCallsAreTaken(String call) {
        JsonNode examples = document.json()
                .at("/components/pathItems/" + call + "/post/requestBody/content/application~1json/examples");

        assertThat(examples)
                .isNotEmpty()
                .allMatch(example -> isTaken(call, body(example).toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            track; {"event":"e"}
            track; {"event":""}
            track; {"event":7}
            track; {"userId":"u"}
            track; {"event":"e","userId":7,"messageId":0,"properties":null,"anything":[1]}
            track; {"event":"e","userId":true}
            track; {"event":"e","properties":[]}
            track; {"event":"e","context":"c"}
            identify; {"traits":{}}
            identify; {"userId":"u"}
            identify; {"anonymousId":"a","traits":{"plan":null}}
            identify; {"userId":"u","traits":7}
            alias; {"userId":"u"}
            alias; {"previousId":"p"}
            alias; {"userId":"u","previousId":"p"}
            page; {}
            page; {"name":"n","properties":7}
            screen; {"name":"n"}
            group; {"userId":"u"}
            group; {"userId":"u","groupId":"g"}
            batch; {}
            batch; {"batch":[]}
            batch; {"batch":{}}
            batch; {"batch":[{"type":"page"}],"context":[]}
            batch; {"batch":[{"type":"page"}],"context":null,"sentAt":"now"}
            batch; {"batch":[{"type":"purchase"}]}
            batch; {"batch":[{"event":"e"}]}
            batch; {"batch":[{"type":"track"}]}
            batch; {"batch":[{"type":"alias","userId":"u","previousId":"p"},{"type":"group","groupId":7}]}
            """)
    void theSchemaOfACallIsWhatIsTaken(String call, String body) throws IOException {
        String schema = call.substring(0, 1).toUpperCase(Locale.ROOT) + call.substring(1);

        assertThat(fits(schema, body)).isEqualTo(isTaken(call, body));
    }

    private JsonNode body(JsonNode example) {
        return document.resolved(new Part(JsonPointer.empty(), example)).json().path("value");
    }

    private boolean fits(String schema, String body) throws IOException {
        return schemas.problems(JSON.readTree(body), JsonPointer.compile("/components/schemas/" + schema))
                .isEmpty();
    }

    private boolean isTaken(String call, String body) {
        Endpoint endpoint = call.equals("batch")
                ? Endpoint.BATCH
                : Endpoint.single(CallType.valueOf(call.toUpperCase(Locale.ROOT)));
        try {
            return reader.read(body.getBytes(StandardCharsets.UTF_8), endpoint)
                    .rejected()
                    .isEmpty();
        } catch (HttpProblem refused) {
            return false;
        }
    }
}
