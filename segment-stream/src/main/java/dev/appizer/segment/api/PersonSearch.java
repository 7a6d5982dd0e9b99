// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.model.Identifier;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.Person;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.query.Answer;
import dev.appizer.streams.query.Lookup;
import dev.appizer.streams.query.Owners;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the person that an id belongs to, and looks at them where they are. It begins at the id's own partition and follows
 * the registers from there, as the id's contributions do.
 */
final class PersonSearch {

    /** For one step an instance is asked, at most. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final Owners owners;

    PersonSearch(Owners owners) {
        this.owners = owners;
    }

    /** Parameters of the query; null where there is none of the name. */
    @FunctionalInterface
    interface Parameters {
        @Nullable
        String get(String name);
    }

    /** What is made of a person, by the instance that owns them. */
    @FunctionalInterface
    interface Content {
        Object of(Owners.LocalState state, Person person, Parameters parameters);
    }

    /**
     * A way to look at a person.
     *
     * @param name in paths between instances
     * @param parameters of the query that it uses
     */
    record View(String name, List<String> parameters, Content content) {}

    /** Where an id leads to. */
    record End(Optional<JsonNode> person, boolean isUnderWay) {}

    /** Lets this instance answer others for its own part. */
    void addTo(Routes.Builder routes, View view) {
        routes.internal("GET", "/internal/people/" + view.name + "/{canonical}/{identifier}", call -> {
            String canonical = call.pathParameter("canonical");
            return at(call, view, call::query, canonical, call.pathParameter("identifier"))
                    .reply();
        });
    }

    /**
     * The person that an id means, as a user id first.
     *
     * @param parameters for the view
     * @throws HttpProblem 404 where there is none
     */
    JsonNode find(Call call, String id, View view, Parameters parameters) {
        return Lookup.identifiers(call, id).stream()
                .map(identifier -> follow(call, identifier, view, parameters).person)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> HttpProblem.notFound("There is no profile of this id"));
    }

    /** Each place where it has been knows the next, by a higher version. */
    End follow(Call call, Identifier of, View view, Parameters parameters) {
        String identifier = of.toString();
        String canonical = identifier;
        long version = 0;
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Answer answer = at(call, view, parameters, canonical, identifier);
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

    private Answer at(Call call, View view, Parameters parameters, String canonical, String identifier) {
        String query = view.parameters.stream()
                .flatMap(name ->
                        Optional.ofNullable(parameters.get(name))
                                .map(value -> name + "=" + Owners.encode(value))
                                .stream())
                .collect(Collectors.joining("&"));
        String path = "/internal/people/" + view.name + "/" + Owners.encode(canonical) + "/" + Owners.encode(identifier)
                + "?" + query;
        return owners.ask(
                call,
                ContributionStore.NAME,
                canonical,
                path,
                state -> look(state, view, parameters, canonical, identifier));
    }

    /** The person where the identifier is here, else where it went. */
    private static Answer look(
            Owners.LocalState state, View view, Parameters parameters, String canonical, String identifier) {
        RegisterRow register = ContributionStore.register(state.store(ContributionStore.NAME), canonical, identifier);
        if (register == null) {
            return Answer.none();
        }
        if (register.getGoneTo() != null) {
            return Answer.of(Map.of("goneTo", register.getGoneTo(), "version", register.getVersion()));
        }
        Person person = new Person(canonical, state.store(ContributionStore.NAME), state.store(HistoryStore.NAME));
        return person.exists() ? Answer.of(view.content.of(state, person, parameters)) : Answer.none();
    }
}
