// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.gateway.message.Limits;
import dev.appizer.service.http.HttpProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the body, reading it ends in a call or in a problem; and what it takes is what was written. */
class CallReaderPropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CallReader READER = new CallReader(new Limits(32_768, 512_000, 2_500, 100));

    @Property
    void anyBytesEndInACallOrAProblemOf4xx(@ForAll byte[] body) {
        try {
            assertThat(READER.read(body, Endpoint.BATCH).messages()).isNotNull();
        } catch (HttpProblem problem) {
            assertThat(problem.status()).isBetween(400, 499);
        }
    }

    @Property
    void everyMessageOfABatchIsTheVeryTextThatWasWritten(@ForAll("messages") List<ObjectNode> messages)
            throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : messages) {
            texts.add(
                    texts.size() % 2 == 0
                            ? message.toString()
                            : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(message));
        }
        String body = "\n{ \"sentAt\" : 7, \"batch\":[ " + String.join(" ,\t", texts) + "\n], \"context\" : {}}";

        ReadCall call = READER.read(body.getBytes(UTF_8), Endpoint.BATCH);

        assertThat(call.rejected()).isEmpty();
        assertThat(call.messages())
                .extracting(message -> Reading.text(call.bytes(message)))
                .isEqualTo(texts);
        assertThat(call.messages()).extracting(Message::userId).isEqualTo(ids(messages));
    }

    private static List<String> ids(List<ObjectNode> messages) {
        return messages.stream().map(message -> message.path("userId").asText()).toList();
    }

    @Provide
    Arbitrary<List<ObjectNode>> messages() {
        Arbitrary<String> ids = Arbitraries.strings().alpha().ofMinLength(8).ofMaxLength(20);
        return Combinators.combine(ids, values(3), Arbitraries.strings().ofMaxLength(20))
                .as(CallReaderPropertyTest::message)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static ObjectNode message(String id, Object value, String name) {
        ObjectNode message =
                JSON.createObjectNode().put("type", "track").put("event", "e").put("userId", id);
        message.set("properties", JSON.createObjectNode().set("x" + name, tree(value)));
        return message;
    }

    private static JsonNode tree(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> simple = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30).map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<Object> deeper = values(depth - 1);
        return Arbitraries.oneOf(
                simple,
                deeper.list().ofMaxSize(4).map(Object.class::cast),
                deeper.map(value -> Map.of("a", value, "b\"", value)));
    }
}
