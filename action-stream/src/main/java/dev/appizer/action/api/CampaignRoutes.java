// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import dev.appizer.action.campaign.json.CampaignBody;
import dev.appizer.action.campaign.json.CampaignJson;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.CampaignState;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionBody;
import dev.appizer.streams.definition.DefinitionLog;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /v1/campaigns}: campaigns put, read, paused, resumed and deleted. */
final class CampaignRoutes {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final DefinitionLog<CampaignDefinition> log;
    private final CampaignChecks checks;
    private final Spread spread;
    private final Clock clock;

    CampaignRoutes(DefinitionLog<CampaignDefinition> log, CampaignChecks checks, Spread spread, Clock clock) {
        this.log = log;
        this.checks = checks;
        this.spread = spread;
        this.clock = clock;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("PUT", "/v1/campaigns/{campaignId}", this::put)
                .blocking("GET", "/v1/campaigns/{campaignId}", this::get)
                .blocking("DELETE", "/v1/campaigns/{campaignId}", this::delete)
                .blocking("GET", "/v1/campaigns", this::list)
                .blocking("POST", "/v1/campaigns/{campaignId}/pause", call -> turn(call, CampaignState.PAUSED))
                .blocking("POST", "/v1/campaigns/{campaignId}/resume", call -> turn(call, CampaignState.ACTIVE));
    }

    private Reply put(Call call) {
        String id = call.pathParameter("campaignId");
        if (!ID.matcher(id).matches()) {
            throw HttpProblem.badField("campaignId", "must match " + ID.pattern());
        }
        String body = DefinitionBody.of(call);
        CampaignBody read = DefinitionBody.read(() -> CampaignJson.read(id, body));
        checks.check(read.campaign());
        CampaignState state = read.active() ? CampaignState.ACTIVE : CampaignState.PAUSED;
        CampaignDefinition written =
                Objects.requireNonNull(log.write(id, definitions -> next(definitions.get(id), id, state, body)));
        spread.await(call, id, Micros.of(written.getUpdatedAt()));
        return Reply.json(written.getVersion() == 1 ? 201 : 200, CampaignView.of(written));
    }

    private CampaignDefinition next(@Nullable CampaignDefinition before, String id, CampaignState state, String body) {
        long version = before == null ? 1 : before.getVersion() + 1;
        return new CampaignDefinition(id, version, state, Micros.toInstant(Micros.of(clock.instant())), body);
    }

    private Reply turn(Call call, CampaignState state) {
        String id = call.pathParameter("campaignId");
        CampaignDefinition written = Objects.requireNonNull(log.write(id, definitions -> {
            CampaignDefinition before = found(definitions.get(id), id);
            return before.getState() == state ? before : next(before, id, state, before.getBody());
        }));
        spread.await(call, id, Micros.of(written.getUpdatedAt()));
        return Reply.ok(CampaignView.of(written));
    }

    private Reply get(Call call) {
        return Reply.ok(CampaignView.of(require(log, call.pathParameter("campaignId"))));
    }

    /** @throws HttpProblem 404 where there is none */
    static CampaignDefinition require(DefinitionLog<CampaignDefinition> log, String id) {
        return found(log.read().get(id), id);
    }

    private static CampaignDefinition found(@Nullable CampaignDefinition definition, String id) {
        if (definition == null) {
            throw HttpProblem.notFound("There is no campaign " + id);
        }
        return definition;
    }

    private Reply delete(Call call) {
        String id = call.pathParameter("campaignId");
        require(log, id);
        log.write(id, definitions -> null);
        spread.await(call, id, 0);
        return Reply.noContent();
    }

    private Reply list(Call call) {
        return Reply.ok(Map.of(
                "campaigns", log.read().values().stream().map(CampaignView::of).toList()));
    }
}
