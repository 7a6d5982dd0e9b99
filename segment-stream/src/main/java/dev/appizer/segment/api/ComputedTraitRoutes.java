// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.segment.condition.BuiltIn;
import dev.appizer.segment.condition.json.ComputedTraitJson;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionBody;
import dev.appizer.streams.definition.DefinitionLog;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code /v1/computed-traits}: definitions put, read and deleted. */
final class ComputedTraitRoutes {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

    private final DefinitionEdits traits;
    private final Progress progress;

    ComputedTraitRoutes(DefinitionLog<Definition> log, Progress progress, Clock clock) {
        this.traits = new DefinitionEdits(log, DefinitionKind.COMPUTED_TRAIT, clock);
        this.progress = progress;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("PUT", "/v1/computed-traits/{name}", this::put)
                .blocking("GET", "/v1/computed-traits/{name}", this::get)
                .blocking("DELETE", "/v1/computed-traits/{name}", this::delete)
                .blocking("GET", "/v1/computed-traits", this::list);
    }

    private Reply put(Call call) {
        String name = call.pathParameter("name");
        if (!NAME.matcher(name).matches()) {
            throw HttpProblem.badField("name", "must match " + NAME.pattern());
        }
        if (BuiltIn.isOne(name)) {
            throw HttpProblem.badField("name", "is built in: every profile has it; take another one");
        }
        String body = DefinitionBody.of(call);
        DefinitionBody.read(() -> ComputedTraitJson.read(body));
        Definition written = traits.put(name, body, definitions -> {});
        return Reply.json(written.getVersion() == 1 ? 201 : 200, Progress.accepted(written));
    }

    private Reply get(Call call) {
        return Reply.ok(progress.show(call, traits.require(call.pathParameter("name"))));
    }

    private Reply delete(Call call) {
        traits.delete(call.pathParameter("name"), definitions -> {});
        return Reply.noContent();
    }

    private Reply list(Call call) {
        return Reply.ok(Map.of("computedTraits", progress.show(call, traits.all())));
    }
}
