// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.segment.condition.json.InvalidDefinitionException;
import dev.appizer.segment.condition.json.SegmentJson;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** {@code /v1/segments}: definitions put, read and deleted. */
final class SegmentRoutes {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final DefinitionLog log;
    private final Progress progress;
    private final Clock clock;

    SegmentRoutes(DefinitionLog log, Progress progress, Clock clock) {
        this.log = log;
        this.progress = progress;
        this.clock = clock;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("PUT", "/v1/segments/{segmentId}", this::put)
                .blocking("GET", "/v1/segments/{segmentId}", this::get)
                .blocking("DELETE", "/v1/segments/{segmentId}", this::delete)
                .blocking("GET", "/v1/segments", this::list);
    }

    private Reply put(Call call) {
        String id = call.pathParameter("segmentId");
        if (!ID.matcher(id).matches()) {
            throw HttpProblem.badField("segmentId", "must match " + ID.pattern());
        }
        String body = new String(call.body(), StandardCharsets.UTF_8);
        check(body);
        Definition written = Objects.requireNonNull(log.write(DefinitionKey.ofSegment(id), definitions -> {
            Definition before = definitions.get(DefinitionKey.ofSegment(id));
            long version = before == null ? 1 : before.getVersion() + 1;
            return new Definition(DefinitionKind.SEGMENT, id, version, now(), body);
        }));
        return Reply.json(written.getVersion() == 1 ? 201 : 200, Progress.accepted(written));
    }

    /** As precise as it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void check(String body) {
        try {
            SegmentJson.read(body);
        } catch (InvalidDefinitionException e) {
            List<HttpProblem.Detail> details = e.problems().stream()
                    .map(problem -> new HttpProblem.Detail(problem.pointer(), problem.message()))
                    .toList();
            throw HttpProblem.badParts("INVALID_DEFINITION", "The definition is not valid: see details", details);
        }
    }

    private Reply get(Call call) {
        return Reply.ok(progress.show(call, require(call)));
    }

    private Reply delete(Call call) {
        Definition existing = require(call);
        log.write(DefinitionKey.ofSegment(existing.getId()), definitions -> null);
        return Reply.noContent();
    }

    private Reply list(Call call) {
        List<JsonNode> segments = new ArrayList<>(progress.show(call, definitions()));
        return Reply.ok(Map.of("segments", segments));
    }

    private List<Definition> definitions() {
        return log.read().values().stream()
                .filter(definition -> definition.getKind() == DefinitionKind.SEGMENT)
                .toList();
    }

    private Definition require(Call call) {
        String id = call.pathParameter("segmentId");
        Definition definition = log.read().get(DefinitionKey.ofSegment(id));
        if (definition == null) {
            throw HttpProblem.notFound("There is no segment " + id);
        }
        return definition;
    }
}
