// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.condition.json.SegmentDefinition;
import dev.appizer.segment.condition.json.SegmentJson;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionBody;
import dev.appizer.streams.definition.DefinitionLog;
import dev.appizer.streams.query.Owners;
import dev.appizer.topics.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /v1/segments/preview}: who would be in a segment, without defining it. Every partition is looked at for a few
 * seconds at most; where that is not enough for all of it, the rest is taken to be like what was seen.
 */
final class PreviewRoutes {

    private static final String PATH = "/internal/segments/preview";
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int SAMPLE = 20;

    private final Owners owners;
    private final Topic<ResolvedEvent> source;
    private final DefinitionLog<Definition> log;
    private final Retention retention;
    private final Clock clock;

    PreviewRoutes(
            Owners owners,
            Topic<ResolvedEvent> source,
            DefinitionLog<Definition> log,
            Retention retention,
            Clock clock) {
        this.owners = owners;
        this.source = source;
        this.log = log;
        this.retention = retention;
        this.clock = clock;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("POST", "/v1/segments/preview", this::preview).internal("POST", PATH, call -> {
            Preview preview = preview(definition(call));
            return Reply.ok(owners.answerAll(MembershipStore.PROFILES, source, preview::of));
        });
    }

    private static SegmentDefinition definition(Call call) {
        return DefinitionBody.read(() -> SegmentJson.read(DefinitionBody.of(call)));
    }

    private Preview preview(SegmentDefinition definition) {
        Duration each = LONGEST.dividedBy(source.partitions());
        return new Preview(definition, retention, Micros.of(clock.instant()), each, SAMPLE);
    }

    private Reply preview(Call call) {
        SegmentDefinition definition = definition(call);
        new SegmentReferences(log.read()).check(null, definition);
        List<JsonNode> parts =
                owners.askAll(call, MembershipStore.PROFILES, source, PATH, call.body(), preview(definition)::of);
        double size = 0;
        boolean exact = true;
        List<String> sample = new ArrayList<>();
        for (JsonNode part : parts) {
            double seen = part.path("seen").asDouble();
            boolean all = part.path("all").asBoolean();
            size += part.path("members").asDouble()
                    * (all ? 1 : Math.max(1, part.path("profiles").asDouble() / seen));
            exact &= all;
            part.path("sample").forEach(member -> sample.add(member.asText()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("size", Math.round(size));
        answer.put("exact", exact);
        answer.put(
                "sample",
                sample.stream()
                        .limit(SAMPLE)
                        .map(member -> Identifier.parse(member).id())
                        .toList());
        return Reply.ok(answer);
    }
}
