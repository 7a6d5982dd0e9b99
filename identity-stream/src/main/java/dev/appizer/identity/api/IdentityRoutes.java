// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.identity.control.ClusterView;
import dev.appizer.identity.control.DecideLinks;
import dev.appizer.identity.router.IdentifierStore;
import dev.appizer.model.Identifier;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.query.Answer;
import dev.appizer.streams.query.Lookup;
import dev.appizer.streams.query.Owners;
import java.util.Optional;

/**
 * Whether an id was seen is known on its own partition, who else belongs to it in the control plane; an id without links
 * needs no second question.
 */
public final class IdentityRoutes {

    private static final String IDENTIFIERS = "/internal/identifiers/";
    private static final String CLUSTERS = "/internal/clusters/";

    private final Owners owners;

    public IdentityRoutes(Owners owners) {
        this.owners = owners;
    }

    public Routes routes(Routes.Builder routes) {
        return routes.blocking("GET", "/v1/identities/{id}", this::identity)
                .internal(
                        "GET",
                        IDENTIFIERS + "{identifier}",
                        call -> seen(call, call.pathParameter("identifier")).reply())
                .internal(
                        "GET",
                        CLUSTERS + "{identifier}",
                        call -> cluster(call, call.pathParameter("identifier")).reply())
                .build();
    }

    private Reply identity(Call call) {
        return Lookup.identifiers(call).stream()
                .map(identifier -> find(call, identifier))
                .flatMap(Optional::stream)
                .findFirst()
                .map(view -> Reply.ok(view.named(call.pathParameter("id"))))
                .orElseThrow(() -> HttpProblem.notFound("This id was never seen"));
    }

    private Optional<IdentityView> find(Call call, Identifier identifier) {
        Optional<JsonNode> known = seen(call, identifier.toString()).value();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        if (!known.get().path("linked").asBoolean()) {
            return Optional.of(IdentityView.alone(identifier));
        }
        return cluster(call, identifier.toString())
                .value()
                .map(IdentityView::of)
                .or(() -> Optional.of(IdentityView.alone(identifier)));
    }

    private Answer seen(Call call, String identifier) {
        return owners.ask(call, IdentifierStore.NAME, identifier, IDENTIFIERS + Owners.encode(identifier), state -> {
            var row = IdentifierStore.read(state.store(IdentifierStore.NAME), identifier);
            return row.getSeen() ? Answer.of(new Seen(row.getVersion() > 0)) : Answer.none();
        });
    }

    private record Seen(boolean linked) {}

    private Answer cluster(Call call, String identifier) {
        return owners.ask(
                call,
                DecideLinks.STORE,
                identifier,
                CLUSTERS + Owners.encode(identifier),
                state -> ClusterView.of(state.store(DecideLinks.STORE), Identifier.parse(identifier))
                        .map(Answer::of)
                        .orElseGet(Answer::none));
    }
}
