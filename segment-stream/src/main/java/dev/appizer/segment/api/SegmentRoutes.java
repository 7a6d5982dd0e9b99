// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.segment.condition.json.SegmentDefinition;
import dev.appizer.segment.condition.json.SegmentJson;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionBody;
import dev.appizer.streams.definition.DefinitionLog;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code /v1/segments}: definitions put, read and deleted. */
final class SegmentRoutes {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final DefinitionEdits segments;
    private final Progress progress;

    SegmentRoutes(DefinitionLog<Definition> log, Progress progress, Clock clock) {
        this.segments = new DefinitionEdits(log, DefinitionKind.SEGMENT, clock);
        this.progress = progress;
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
        String body = DefinitionBody.of(call);
        SegmentDefinition definition = DefinitionBody.read(() -> SegmentJson.read(body));
        Definition written = segments.put(id, body, definitions -> {
            if (!definition.references().isEmpty()) {
                new SegmentReferences(definitions).check(id, definition);
            }
        });
        return Reply.json(written.getVersion() == 1 ? 201 : 200, Progress.accepted(written));
    }

    private Reply get(Call call) {
        return Reply.ok(progress.show(call, segments.require(call.pathParameter("segmentId"))));
    }

    private Reply delete(Call call) {
        String id = call.pathParameter("segmentId");
        segments.delete(id, definitions -> new SegmentReferences(definitions).checkFree(id));
        return Reply.noContent();
    }

    private Reply list(Call call) {
        return Reply.ok(Map.of("segments", progress.show(call, segments.all())));
    }
}
