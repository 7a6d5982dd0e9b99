// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.sdk.internal.settings.Checks;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the JSON of one message. */
final class MessageWriter {

    private final ByteLimit bytes = new ByteLimit(Checks.MESSAGE_BYTES);
    private final Findings findings = new Findings();
    private final Map<String, Long> traits = new HashMap<>();
    private final Draft call;

    MessageWriter(Draft call) {
        this.call = call;
    }

    /**
     * Writes it.
     *
     * @throws ByteLimit.Exceeded where it is over 32 KiB
     */
    byte[] write(Map<String, @Nullable Object> members) throws IOException {
        JsonGenerator json = Json.MAPPER.createGenerator(bytes);
        json.writeStartObject();
        json.writeStringField("type", call.type());
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            writeMember(json, member.getKey(), member.getValue());
        }
        if (!call.content().isEmpty()) {
            json.writeFieldName(call.section());
            writeContent(json, call.content().toMap());
        }
        json.writeEndObject();
        json.close();
        return bytes.toBytes();
    }

    private void writeMember(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            new ValueWriter(json, findings).member(Place.root(name, false), name, value);
        }
    }

    private void writeContent(JsonGenerator json, Map<String, @Nullable Object> content) throws IOException {
        Place place = Place.root(call.section(), true);
        findings.section(place, content.size());
        ValueWriter values = new ValueWriter(json, findings);
        if (call.isIdentify()) {
            writeTraits(json, values, place, content);
        } else {
            values.object(place, content);
        }
    }

    /** One by one, so that each can be compared with what was said of the user before. */
    private void writeTraits(JsonGenerator json, ValueWriter values, Place place, Map<String, @Nullable Object> content)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable Object> trait : content.entrySet()) {
            String name = String.valueOf(trait.getKey());
            json.flush();
            int start = bytes.length();
            values.member(place.in(name), name, trait.getValue());
            json.flush();
            traits.put(name, bytes.hashFrom(start));
        }
        json.writeEndObject();
    }

    Findings findings() {
        return findings;
    }

    /** Of an identify, what it says: a hash of each trait's name and value. */
    Map<String, Long> traits() {
        return traits;
    }
}
