// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.RawEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One of the messages that every SDK is made to send; {@code message.mjs} says the same.
 *
 * @param run in which it is sent
 * @param n its number in the run, which decides over its type
 */
record LiveMessage(String run, int n) {

    private static final List<CallType> TYPES =
            List.of(CallType.TRACK, CallType.IDENTIFY, CallType.ALIAS, CallType.PAGE, CallType.SCREEN, CallType.GROUP);

    CallType type() {
        return TYPES.get(n % TYPES.size());
    }

    String userId() {
        return "user-" + n;
    }

    String event() {
        return "event " + n;
    }

    String name() {
        return "name " + n;
    }

    String groupId() {
        return "group-" + n;
    }

    String previousId() {
        return run + "-before-" + n;
    }

    /** Its properties or traits. */
    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("run", run);
        content.put("n", n);
        content.put("amount", n + 0.25);
        content.put("text", "naïve – ☕ \"quoted\" \\ 𝄞");
        content.put("nested", Map.of("list", Arrays.asList(1, null, true)));
        return content;
    }

    /** Which one a record is; null where it is of another run. */
    static @Nullable LiveMessage of(String run, ConsumerRecord<String, RawEvent> record) {
        JsonNode body = body(record.value());
        String previousId = body.path("previousId").asText();
        if (record.value().getType() == CallType.ALIAS) {
            String before = run + "-before-";
            return previousId.startsWith(before)
                    ? new LiveMessage(run, Integer.parseInt(previousId.substring(before.length())))
                    : null;
        }
        JsonNode content = body.path(body.at("/properties/run").isTextual() ? "properties" : "traits");
        return run.equals(content.path("run").asText())
                ? new LiveMessage(run, content.path("n").asInt())
                : null;
    }

    /** Fails unless the record holds all that was handed to the SDK. */
    void check(ConsumerRecord<String, RawEvent> record, boolean namesUsers) {
        RawEvent event = record.value();
        JsonNode body = body(event);
        assertThat(event.getType()).isEqualTo(type());
        assertThat(event.getMessageId()).isEqualTo(body.path("messageId").asText());
        assertThat(event.getSentAt()).isNotNull();
        assertThat(event.getKeyId()).isEqualTo("site");
        ByteBuffer inherited = event.getInheritedContext();
        JsonNode context = inherited == null ? body.path("context") : json(inherited);
        assertThat(context.at("/library/name").asText()).contains("analytics");
        if (namesUsers) {
            assertThat(event.getUserId()).isEqualTo(userId());
            assertThat(record.key()).isEqualTo("user:" + userId());
        }
        switch (type()) {
            case TRACK -> assertThat(body.path("event").asText()).isEqualTo(event());
            case ALIAS -> assertThat(event.getPreviousId()).isEqualTo(previousId());
            case PAGE, SCREEN -> assertThat(body.path("name").asText()).isEqualTo(name());
            case GROUP -> assertThat(body.path("groupId").asText()).isEqualTo(groupId());
            default -> assertThat(event.getUserId()).isEqualTo(userId());
        }
        if (type() != CallType.ALIAS) {
            boolean traits = type() == CallType.IDENTIFY || type() == CallType.GROUP;
            checkContent(body.path(traits ? "traits" : "properties"));
        }
    }

    // Browsers add what they know of the page.
    private void checkContent(JsonNode content) {
        JsonNode expected = Capture.JSON.valueToTree(content());
        expected.properties()
                .forEach(field -> assertThat(content.path(field.getKey()).toString())
                        .isEqualTo(field.getValue().toString()));
    }

    private static JsonNode body(RawEvent event) {
        return json(event.getBody());
    }

    private static JsonNode json(ByteBuffer bytes) {
        try {
            return Capture.JSON.readTree(UTF_8.decode(bytes.duplicate()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
