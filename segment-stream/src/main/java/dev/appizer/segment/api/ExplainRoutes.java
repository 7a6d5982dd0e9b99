// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Definition;
import dev.appizer.segment.api.PersonSearch.View;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.DefinitionSet;
import dev.appizer.segment.condition.Look;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionLog;
import dev.appizer.streams.query.Owners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/segments/{segmentId}/explain?userId=}: why somebody is in a segment, or is not, and until when. */
final class ExplainRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PersonSearch search;
    private final DefinitionLog<Definition> log;
    private final View view;

    ExplainRoutes(PersonSearch search, DefinitionLog<Definition> log, Retention retention, Clock clock) {
        this.search = search;
        this.log = log;
        this.view = new View(
                "explanation",
                List.of("segment"),
                (state, person, parameters) -> explain(
                        state, person, Objects.requireNonNull(parameters.get("segment")), retention, clock.instant()));
    }

    void addTo(Routes.Builder routes) {
        search.addTo(routes, view);
        routes.blocking("GET", "/v1/segments/{segmentId}/explain", this::explain);
    }

    private Reply explain(Call call) {
        String segment = call.pathParameter("segmentId");
        if (!log.read().containsKey(DefinitionKey.ofSegment(segment))) {
            throw HttpProblem.notFound("There is no segment " + segment);
        }
        @Nullable String userId = call.query("userId");
        if (userId == null || userId.isBlank()) {
            throw HttpProblem.badField("userId", "says whose membership is to be explained; give one");
        }
        return Reply.ok(search.find(call, userId, view, name -> segment));
    }

    private static Map<String, Object> explain(
            Owners.LocalState state, Person person, String segment, Retention retention, Instant now) {
        StoredDefinitions definitions = StoredDefinitions.of(state);
        DefinitionSet all = definitions.all(retention);
        @Nullable Condition condition = all.segment(segment);
        @Nullable DefinitionRow row = definitions.segment(segment).orElse(null);
        if (row == null || condition == null) {
            throw HttpProblem.unavailable("The definition has not reached this profile yet", Duration.ofSeconds(1));
        }
        @Nullable
        ProfileRow profile = MembershipStore.profile(state.store(MembershipStore.PROFILES), person.canonical());
        JsonNode body = tree(row.getBody());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("segment", segment);
        answer.put("version", row.getVersion());
        answer.put("id", Identifier.parse(person.canonical()).id());
        answer.put("member", profile != null && profile.getSegments().contains(segment));
        answer.put("at", now.toString());
        answer.put(
                "condition",
                new Explanation(() -> new Look(person, Micros.of(now), all))
                        .of(body.path(body.hasNonNull("filters") ? "filters" : "condition"), condition));
        return answer;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("It was read as a definition a moment ago", e);
        }
    }
}
