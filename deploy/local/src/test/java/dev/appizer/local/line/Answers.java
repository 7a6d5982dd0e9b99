// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.testing.reader.Identity;
import dev.appizer.testing.reader.Profile;
import dev.appizer.testing.reader.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of the line, and what the reader says they must be, as maps that {@link Values#equal} compares. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static Map<String, @Nullable Object> of(JsonNode answer) {
        return JSON.convertValue(
                answer, JSON.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class));
    }

    static Map<String, @Nullable Object> identity(String id, Identity identity) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("id", id);
        answer.put("canonicalId", identity.canonical().id());
        answer.put("userIds", identity.userIds());
        answer.put("anonymousIds", identity.anonymousIds());
        return answer;
    }

    static Map<String, @Nullable Object> profile(Profile profile, Collection<String> segments) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("id", profile.id().id());
        answer.put("anonymous", profile.anonymous());
        answer.put("userIds", profile.userIds());
        answer.put("anonymousIds", profile.anonymousIds());
        answer.put("traits", profile.traits());
        answer.put("computedTraits", Map.of());
        answer.put("segments", List.copyOf(segments));
        answer.put("firstSeen", profile.firstSeen().toString());
        answer.put("lastSeen", profile.lastSeen().toString());
        answer.put("eventCount", profile.eventCount());
        return answer;
    }

    /** What is on the topic of profiles, which has the parts of an answer that don't change with every event. */
    static Map<String, @Nullable Object> record(dev.appizer.schemas.Profile profile) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("id", profile.getCanonicalId());
        answer.put("anonymous", profile.getAnonymous());
        answer.put("userIds", profile.getUserIds());
        answer.put("anonymousIds", profile.getAnonymousIds());
        answer.put("traits", values(profile.getTraits()));
        answer.put("computedTraits", values(profile.getComputedTraits()));
        answer.put("segments", profile.getSegments());
        return answer;
    }

    /** Of a profile's answer, the parts that the record has. */
    static Map<String, @Nullable Object> asRecord(Map<String, @Nullable Object> profile) {
        Map<String, @Nullable Object> record = new HashMap<>(profile);
        record.keySet().removeAll(List.of("firstSeen", "lastSeen", "eventCount"));
        return record;
    }

    private static Map<String, @Nullable Object> values(Map<String, Object> values) {
        StringWriter text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            dev.appizer.model.Values.writeEntries(json, values);
            json.flush();
            return of(JSON.readTree(text.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
