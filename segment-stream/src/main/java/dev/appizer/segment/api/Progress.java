// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.rows.ProgressRow;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.query.Owners;
import dev.appizer.topics.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** How far the partitions are with the definitions, and how many members each segment has. */
final class Progress {

    private static final String PATH = "/internal/segments/progress";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Owners owners;
    private final Topic<ResolvedEvent> source;

    Progress(Owners owners, Topic<ResolvedEvent> source) {
        this.owners = owners;
        this.source = source;
    }

    /**
     * What one partition knows of one segment.
     *
     * @param updatedAt microseconds; with the version it says which definition, since a deleted one begins at 1 again
     * @param live whether its backfill is done
     */
    record Part(long version, long updatedAt, boolean live, long done, long profiles, long size) {}

    void addTo(Routes.Builder routes) {
        routes.internal("GET", PATH, call -> Reply.ok(owners.answerAll(DefinitionStore.NAME, source, Progress::parts)));
    }

    /** What holds of a definition that was written just now, without asking the partitions: one may be moving. */
    static JsonNode accepted(Definition definition) {
        return show(
                definition, JSON.createObjectNode().put("state", "BACKFILLING").put("progress", 0));
    }

    JsonNode show(Call call, Definition definition) {
        return show(call, List.of(definition)).get(0);
    }

    List<JsonNode> show(Call call, List<Definition> definitions) {
        List<JsonNode> partitions = owners.askAll(call, DefinitionStore.NAME, source, PATH, Progress::parts);
        return definitions.stream()
                .<JsonNode>map(definition -> show(definition, partitions))
                .toList();
    }

    private static Map<String, Part> parts(Owners.LocalState state) {
        ReadOnlyKeyValueStore<Bytes, byte[]> store = state.store(DefinitionStore.NAME);
        long profiles = state.store(MembershipStore.PROFILES).approximateNumEntries();
        Map<String, Part> parts = new LinkedHashMap<>();
        DefinitionStore.all(store).forEach((key, row) -> parts.put(key, part(store, key, row, profiles)));
        return parts;
    }

    private static Part part(ReadOnlyKeyValueStore<Bytes, byte[]> store, String key, DefinitionRow row, long profiles) {
        boolean live = row.getStage() == DefinitionStage.LIVE;
        @Nullable ProgressRow progress = DefinitionStore.progress(store, key);
        return new Part(
                row.getVersion(),
                row.getUpdatedAt(),
                live,
                progress == null ? 0 : progress.getDone(),
                profiles,
                DefinitionKey.segment(key)
                        .map(segment -> DefinitionStore.size(store, segment))
                        .orElse(0L));
    }

    private static ObjectNode show(Definition definition, List<JsonNode> partitions) {
        long size = 0;
        double done = 0;
        boolean live = true;
        for (JsonNode partition : partitions) {
            JsonNode part = partition.path(DefinitionKey.of(definition));
            size += part.path("size").asLong();
            boolean isThis = isOf(definition, part);
            live &= isThis && part.path("live").asBoolean();
            done += isThis ? fraction(part) : 0;
        }
        ObjectNode found = JSON.createObjectNode()
                .put("state", live ? "LIVE" : "BACKFILLING")
                .put("progress", Math.floor(done / partitions.size() * 100) / 100);
        if (definition.getKind() == DefinitionKind.SEGMENT) {
            found.put("size", size);
        }
        return show(definition, found);
    }

    private static ObjectNode show(Definition definition, ObjectNode found) {
        JsonNode body = body(definition);
        ObjectNode shown = JSON.createObjectNode();
        if (definition.getKind() == DefinitionKind.SEGMENT) {
            shown.put("id", definition.getId());
        }
        shown.put("name", body.path("name").asText(definition.getId())).put("version", definition.getVersion());
        found.properties().forEach(field -> shown.set(field.getKey(), field.getValue()));
        body.properties().stream()
                .filter(field -> !field.getKey().equals("name"))
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        return shown.put("updatedAt", definition.getUpdatedAt().toString());
    }

    /** A partition that the definition has not reached yet knows none or the one before. */
    private static boolean isOf(Definition definition, JsonNode part) {
        return part.path("version").asLong() == definition.getVersion()
                && part.path("updatedAt").asLong() == Micros.of(definition.getUpdatedAt());
    }

    /** The number of profiles is an estimate, so a backfill is not said to be done before it is. */
    private static double fraction(JsonNode part) {
        double profiles = Math.max(1, part.path("profiles").asDouble());
        return part.path("live").asBoolean()
                ? 1
                : Math.min(0.99, part.path("done").asDouble() / profiles);
    }

    private static JsonNode body(Definition definition) {
        try {
            return JSON.readTree(definition.getBody());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A definition that is not JSON is on the topic: " + definition.getId(), e);
        }
    }
}
