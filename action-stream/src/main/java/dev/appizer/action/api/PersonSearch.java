// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.action.decide.PeopleStore;
import dev.appizer.schemas.Profile;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.query.Answer;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.state.RowCodec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Finds what the stage knows of somebody, wherever that lies. */
final class PersonSearch {

    private static final String PATH = "/internal/actions/people/";
    private static final int MOST_MERGERS = 20;
    private static final RowCodec<Profile> PROFILE = new RowCodec<>(Profile.class);

    private final Owners owners;

    PersonSearch(Owners owners) {
        this.owners = owners;
    }

    /** Somebody, by the identifier that they are known by now. */
    record Found(String identifier, Profile profile) {}

    void addTo(Routes.Builder routes) {
        routes.internal(
                "GET",
                PATH + "{person}",
                call -> ask(call, call.pathParameter("person")).reply());
    }

    /** Whoever an identifier means by now; empty where nobody is known by it. */
    Optional<Found> find(Call call, String identifier) {
        String person = identifier;
        for (int merger = 0; merger < MOST_MERGERS; merger++) {
            @Nullable JsonNode known = ask(call, person).json();
            if (known == null) {
                return Optional.empty();
            } else if (known.has("profile")) {
                byte[] row = Base64.getDecoder().decode(known.get("profile").asText());
                return Optional.of(new Found(person, PROFILE.read(row)));
            }
            person = known.get("mergedInto").asText();
        }
        throw HttpProblem.unavailable("This person is moving", Duration.ofSeconds(1));
    }

    private Answer ask(Call call, String person) {
        String path = PATH + Owners.encode(person);
        return owners.ask(call, PeopleStore.NAME, person, path, state -> look(state.store(PeopleStore.NAME), person));
    }

    private static Answer look(ReadOnlyKeyValueStore<Bytes, byte[]> store, String person) {
        @Nullable Profile profile = PeopleStore.profile(store, person);
        if (profile != null) {
            return Answer.of(Map.of("profile", Base64.getEncoder().encodeToString(PROFILE.encode(profile))));
        }
        @Nullable String into = PeopleStore.mergedInto(store, person);
        return into == null ? Answer.none() : Answer.of(Map.of("mergedInto", into));
    }
}
