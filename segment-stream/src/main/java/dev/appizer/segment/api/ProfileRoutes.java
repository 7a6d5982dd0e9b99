// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.model.Identifier;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.query.Answer;
import dev.appizer.streams.query.Lookup;
import dev.appizer.streams.query.Owners;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /v1/profiles/{id}}: the person that an id belongs to. It begins at the id's own partition and follows the
 * registers from there, as the id's contributions do.
 */
final class ProfileRoutes {

    /** For one step an instance is asked, at most. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final Owners owners;

    ProfileRoutes(Owners owners) {
        this.owners = owners;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("GET", "/v1/profiles/{id}", this::profile)
                .internal("GET", "/internal/profiles/{canonical}/{identifier}", this::step);
    }

    private Reply profile(Call call) {
        return Lookup.identifiers(call).stream()
                .map(identifier -> find(call, identifier))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Reply::ok)
                .orElseThrow(() -> HttpProblem.notFound("There is no profile of this id"));
    }

    /** The profile of an identifier. */
    Optional<JsonNode> find(Call call, Identifier identifier) {
        return follow(call, identifier.toString()).profile;
    }

    /** Whether an identifier has a profile, or has left its own place and not arrived yet. */
    boolean leadsOn(Call call, Identifier identifier) {
        End end = follow(call, identifier.toString());
        return end.profile.isPresent() || end.isUnderWay;
    }

    private record End(Optional<JsonNode> profile, boolean isUnderWay) {}

    /** Each place where it has been knows the next, by a higher version. */
    private End follow(Call call, String identifier) {
        String canonical = identifier;
        long version = 0;
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Answer answer = at(call, canonical, identifier);
            if (answer.json() == null || !answer.json().has("goneTo")) {
                return new End(answer.value(), version > 0);
            }
            // Nothing of it has come here since: an id that was only a previousId leaves, but never arrives.
            if (answer.json().get("version").asLong() <= version) {
                return new End(Optional.empty(), false);
            }
            version = answer.json().get("version").asLong();
            canonical = answer.json().get("goneTo").asText();
        }
        throw HttpProblem.unavailable("This profile is moving", Duration.ofSeconds(1));
    }

    private Answer at(Call call, String canonical, String identifier) {
        String path = "/internal/profiles/" + encode(canonical) + "/" + encode(identifier);
        return owners.ask(call, ContributionStore.NAME, canonical, path, state -> answer(state, canonical, identifier));
    }

    private Reply step(Call call) {
        return at(call, call.pathParameter("canonical"), call.pathParameter("identifier"))
                .reply();
    }

    /** The profile where the identifier is here, else where it went. */
    private static Answer answer(Owners.LocalState state, String canonical, String identifier) {
        RegisterRow register = ContributionStore.register(state.store(ContributionStore.NAME), canonical, identifier);
        if (register == null) {
            return Answer.none();
        }
        if (register.getGoneTo() != null) {
            return Answer.of(Map.of("goneTo", register.getGoneTo(), "version", register.getVersion()));
        }
        Person person = new Person(canonical, state.store(ContributionStore.NAME), state.store(HistoryStore.NAME));
        return person.exists()
                ? Answer.of(ProfileView.of(
                        person, MembershipStore.profile(state.store(MembershipStore.PROFILES), canonical)))
                : Answer.none();
    }

    private static String encode(String identifier) {
        return URLEncoder.encode(identifier, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
