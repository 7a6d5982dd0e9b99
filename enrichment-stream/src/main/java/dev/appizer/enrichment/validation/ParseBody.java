// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.RawMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.enrichment.message.Result;
import dev.appizer.model.IdText;
import dev.appizer.model.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Step 1: reads the message's JSON, and the context that it inherited, into typed values. */
public final class ParseBody {

    static final Set<String> IDS = Set.of("userId", "anonymousId", "previousId", "messageId", "groupId");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final int maxBytes;

    /** Of messages that are no larger than the gateway takes them. */
    public ParseBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    public Result<ParsedMessage> parse(RawMessage raw) {
        ByteBuffer body = raw.event().getBody();
        ByteBuffer context = raw.event().getInheritedContext();
        if (body.remaining() > maxBytes) {
            return tooLarge(null, "The message", body.remaining());
        }
        if (context != null && context.remaining() > maxBytes) {
            return tooLarge("context", "The inherited context", context.remaining());
        }
        Map<String, String> numericIds = new HashMap<>();
        Map<String, @Nullable Object> message;
        try {
            message = read(body, numericIds);
        } catch (IOException e) {
            return malformed(null, "The message", e);
        }
        try {
            return new Result.Passed<>(new ParsedMessage(raw, message, numericIds, inherited(raw)));
        } catch (IOException e) {
            return malformed("context", "The inherited context", e);
        }
    }

    private static Map<String, @Nullable Object> inherited(RawMessage raw) throws IOException {
        ByteBuffer context = raw.event().getInheritedContext();
        return context == null ? Map.of() : read(context, new HashMap<>());
    }

    private static Map<String, @Nullable Object> read(ByteBuffer bytes, Map<String, String> numericIds)
            throws IOException {
        try (JsonParser json = parser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAnObjectException();
            }
            Map<String, @Nullable Object> entries = readEntries(json, numericIds);
            if (json.nextToken() != null) {
                throw new NotAnObjectException();
            }
            return entries;
        }
    }

    private static JsonParser parser(ByteBuffer bytes) throws IOException {
        return JSON.createParser(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    /** As {@link Values#readEntries}, but ids that are numbers keep their text: a long one does not fit a value. */
    private static Map<String, @Nullable Object> readEntries(JsonParser json, Map<String, String> numericIds)
            throws IOException {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isNumeric() && IDS.contains(name)) {
                putIfFits(numericIds, name, IdText.ofNumber(json.getText()));
            }
            entries.put(name, Values.read(json));
        }
        return entries;
    }

    private static void putIfFits(Map<String, String> numericIds, String name, @Nullable String text) {
        if (text != null) {
            numericIds.put(name, text);
        }
    }

    private <T> Result<T> tooLarge(@Nullable String field, String what, int bytes) {
        String reason = what + " has " + bytes + " bytes; send at most " + maxBytes;
        return new Result.Refused<>(new Refusal(Refusal.Code.MESSAGE_TOO_LARGE, field, reason));
    }

    private static <T> Result<T> malformed(@Nullable String field, String what, IOException e) {
        String detail = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String reason = what + " is not one JSON object: " + detail;
        return new Result.Refused<>(new Refusal(Refusal.Code.INVALID_JSON, field, reason));
    }

    private static final class NotAnObjectException extends IOException {

        NotAnObjectException() {
            super("it must start with { and end with the matching }");
        }
    }
}
