// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries as records, in the JSON of Confluent's registry. */
final class EntryCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryCodec() {}

    static byte[] key(Entry entry) {
        ObjectNode key = JSON.createObjectNode();
        if (entry instanceof Entry.Registered registered) {
            key.put("keytype", "SCHEMA");
            key.put("subject", registered.version().subject());
            key.put("version", registered.version().version());
            key.put("magic", 1);
        } else {
            String subject = subjectOfLevel(entry);
            key.put("keytype", "CONFIG");
            key.put("subject", subject.isEmpty() ? null : subject);
            key.put("magic", 0);
        }
        return bytes(key);
    }

    static byte @Nullable [] value(Entry entry) {
        ObjectNode value = JSON.createObjectNode();
        if (entry instanceof Entry.Registered registered) {
            SchemaVersion version = registered.version();
            value.put("subject", version.subject());
            value.put("version", version.version());
            value.put("id", version.id());
            value.put("schema", version.schema());
            value.put("deleted", false);
        } else if (entry instanceof Entry.LevelSet set) {
            value.put("compatibilityLevel", set.level().name());
        } else {
            return null;
        }
        return bytes(value);
    }

    /** Reads a record back; empty where it is of a kind that this registry does not write. */
    static Optional<Entry> read(byte[] key, byte @Nullable [] value) {
        try {
            JsonNode keyTree = JSON.readTree(key);
            JsonNode valueTree = value == null ? JSON.nullNode() : JSON.readTree(value);
            return switch (keyTree.path("keytype").asText()) {
                case "SCHEMA" -> valueTree.isNull() ? Optional.empty() : Optional.of(registered(valueTree));
                case "CONFIG" -> Optional.of(level(keyTree.path("subject").asText(""), valueTree));
                default -> Optional.empty();
            };
        } catch (IOException e) {
            throw new IllegalStateException("A record of the schemas topic is not JSON", e);
        }
    }

    private static Entry registered(JsonNode value) {
        return new Entry.Registered(new SchemaVersion(
                value.path("subject").asText(),
                value.path("version").asInt(),
                value.path("id").asInt(),
                value.path("schema").asText()));
    }

    private static Entry level(String subject, JsonNode value) {
        String owner = subject.equals("null") ? Registrations.ALL : subject;
        return Compatibility.named(value.path("compatibilityLevel").asText())
                .<Entry>map(level -> new Entry.LevelSet(owner, level))
                .orElseGet(() -> new Entry.LevelDropped(owner));
    }

    private static String subjectOfLevel(Entry entry) {
        return entry instanceof Entry.LevelSet set ? set.subject() : ((Entry.LevelDropped) entry).subject();
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
