// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.appizer.gateway.message.Field;
import dev.appizer.gateway.message.Field.Kind;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.gateway.message.ScannedMessage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Scans one message: where it begins and ends, the members that matter, and whether its JSON has a flaw. */
final class MessageScanner {

    private static final Rejection NOT_AN_OBJECT = Rejection.invalidJson(null, "A message must be a JSON object");

    private final JsonWalk walk;

    MessageScanner(int nesting) {
        this.walk = new JsonWalk(nesting);
    }

    /** Scans the value that the parser stands on, and leaves it on the last token. */
    ScannedMessage scan(JsonParser json, int index) throws IOException {
        int start = startOffset(json);
        Map<FieldName, Field> fields = new EnumMap<>(FieldName.class);
        boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
        if (isObject) {
            scanMembers(json, fields);
        } else {
            walk.over(json, 0);
        }
        Rejection flaw = walk.takeFlaw();
        return new ScannedMessage(index, start, endOffset(json) - start, fields, isObject ? flaw : NOT_AN_OBJECT);
    }

    private void scanMembers(JsonParser json, Map<FieldName, Field> fields) throws IOException {
        walk.enter(0);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            walk.name(0, name);
            json.nextToken();
            FieldName known = FieldName.of(name);
            if (known != null) {
                fields.put(known, field(json));
            }
            walk.over(json, 1);
        }
    }

    /** The value that the parser stands on. */
    static Field field(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> new Field(Kind.OBJECT, "");
            case START_ARRAY -> new Field(Kind.ARRAY, "");
            case VALUE_STRING -> new Field(Kind.STRING, json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Field(Kind.NUMBER, json.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Field(Kind.BOOLEAN, "");
            default -> Field.ABSENT;
        };
    }

    /** Where the value that the parser stands on begins; -1 in UTF-16 and UTF-32, which Jackson would take too. */
    static int startOffset(JsonParser json) {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    /** Where what was read ends. */
    static int endOffset(JsonParser json) {
        return (int) json.currentLocation().getByteOffset();
    }
}
