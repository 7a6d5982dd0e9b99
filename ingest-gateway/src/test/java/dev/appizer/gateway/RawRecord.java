// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.gateway.Capture.Request;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What of a message must be on the topic, read from the request's tree of JSON alone. No SDK writes blanks between its
 * tokens, so that a part's bytes are its tree written again; {@link #of} makes sure of it for the whole.
 */
record RawRecord(
        String key,
        String body,
        CallType type,
        String messageId,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String previousId,
        int position,
        @Nullable String sentAt,
        @Nullable String inheritedContext,
        String keyId,
        KeyScope scope,
        @Nullable String userAgent) {

    private static final Map<String, String> LETTERS =
            Map.of("t", "track", "i", "identify", "a", "alias", "p", "page", "s", "screen", "g", "group");

    /** Of every message of a request, in its order. */
    static List<RawRecord> of(Request request) throws IOException {
        JsonNode body = Capture.JSON.readTree(request.text());
        assertThat(body.toString()).isEqualTo(request.text());
        if (!body.has("batch")) {
            return List.of(of(request, body, body, endpoint(request), 0));
        }
        List<RawRecord> all = new ArrayList<>();
        for (JsonNode message : body.path("batch")) {
            all.add(of(request, body, message, message.path("type").asText(), all.size()));
        }
        return all;
    }

    private static RawRecord of(Request request, JsonNode body, JsonNode message, String type, int position) {
        String userId = id(message, "userId");
        String anonymousId = id(message, "anonymousId");
        String messageId = message.path("messageId").asText();
        String sentAt = id(message, "sentAt");
        boolean jitsu = "KEYID:SECRET".equals(key(request, body));
        return new RawRecord(
                userId != null ? "user:" + userId : anonymousId != null ? "anonymous:" + anonymousId : messageId,
                message.toString(),
                CallType.valueOf(type.toUpperCase(Locale.ROOT)),
                messageId,
                userId,
                anonymousId,
                type.equals("alias") ? id(message, "previousId") : null,
                position,
                sentAt != null ? sentAt : id(body, "sentAt"),
                body.has("batch") && body.has("context") ? body.path("context").toString() : null,
                jitsu ? "app" : "site",
                jitsu ? KeyScope.SERVER : KeyScope.BROWSER,
                request.header("User-Agent"));
    }

    private static String endpoint(Request request) {
        String last = request.path().replaceFirst("/$", "").replaceFirst(".*/", "");
        return LETTERS.getOrDefault(last, last);
    }

    private static @Nullable String id(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }

    private static @Nullable String key(Request request, JsonNode body) {
        String authorization = request.header("Authorization");
        if (authorization != null) {
            byte[] credentials = Base64.getDecoder().decode(authorization.replace("Basic ", ""));
            return new String(credentials, UTF_8).replaceFirst(":$", "");
        }
        String header = request.header("X-Write-Key");
        if (header != null) {
            return header;
        }
        return body.has("writeKey")
                ? body.path("writeKey").asText()
                : request.url().replaceFirst(".*[?&]writeKey=", "");
    }

    /** As it really is on the topic. */
    static RawRecord of(ConsumerRecord<String, RawEvent> record) {
        RawEvent event = record.value();
        ByteBuffer context = event.getInheritedContext();
        return new RawRecord(
                record.key(),
                text(event.getBody()),
                event.getType(),
                event.getMessageId(),
                event.getUserId(),
                event.getAnonymousId(),
                event.getPreviousId(),
                event.getPosition(),
                event.getSentAt(),
                context == null ? null : text(context),
                event.getKeyId(),
                event.getScope(),
                event.getUserAgent());
    }

    private static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes.duplicate()).toString();
    }
}
